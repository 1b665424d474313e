/* What a browser may do more quickly: drop files, see them go, copy a message. Without it every page does its work. */
(() => {
  'use strict';
  document.documentElement.classList.add('scripted');

  const entriesIn = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      return [[file, path + entry.name]];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return found;
      for (const one of some) found.push(...await entriesIn(one, path + entry.name + '/'));
    }
  };

  const send = (form, files) => {
    if (!files.length) return;
    const said = form.querySelector('.sending');
    const content = new FormData();
    for (const [file, path] of files) content.append('files', file, path);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('X-Desk', 'upload');
    const tell = (share) => { said.textContent = form.dataset.sending.replace('{percent}', Math.floor(share * 100)); };
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) tell(event.loaded / event.total); });
    const failed = () => { said.textContent = form.dataset.failed; };
    request.addEventListener('error', failed);
    request.addEventListener('load', () => { if (request.status < 400) location.reload(); else failed(); });
    tell(0);
    request.send(content);
  };

  for (const form of document.querySelectorAll('form[data-upload]')) {
    const zone = form.querySelector('.drop');
    form.addEventListener('change', (event) => {
      send(form, [...event.target.files].map((file) => [file, file.webkitRelativePath || file.name]));
    });
    for (const kind of ['dragenter', 'dragover']) {
      form.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add('over'); });
    }
    form.addEventListener('dragleave', () => zone.classList.remove('over'));
    form.addEventListener('drop', async (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry()).filter(Boolean);
      const found = [];
      for (const entry of entries) found.push(...await entriesIn(entry, ''));
      send(form, found);
    });
  }
  for (const kind of ['dragover', 'drop']) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
  for (const form of document.querySelectorAll('form[data-send]')) {
    form.addEventListener('change', () => form.submit());
  }

  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy);
      text.select();
      const done = await navigator.clipboard.writeText(text.value).then(() => true, () => document.execCommand('copy'));
      if (done) button.nextElementSibling.textContent = button.dataset.copied;
    });
  }
})();
