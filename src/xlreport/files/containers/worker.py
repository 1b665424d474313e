"""The process in which a mail is taken apart: bytes on stdin; on stdout a line of JSON, then the bytes of the files."""

import json
import sys

from xlreport.files.compound import OLE
from xlreport.files.containers.mails import attachments_of_mail
from xlreport.files.containers.outlook import attachments_of_outlook
from xlreport.files.resources import limit_resources


def main() -> None:
    limit_resources()
    content = sys.stdin.buffer.read()
    taken = attachments_of_outlook if content.startswith(OLE) else attachments_of_mail
    said, attachments = taken(content)
    listed = [[name, len(attached)] for name, attached in attachments]
    sys.stdout.buffer.write(json.dumps({"said": said, "files": listed}).encode() + b"\n")
    for _, attached in attachments:
        sys.stdout.buffer.write(attached)


if __name__ == "__main__":
    main()
