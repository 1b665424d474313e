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

  const dropped = async (transfer) => {
    const entries = [...transfer.items].map((one) => one.webkitGetAsEntry()).filter(Boolean);
    const found = [];
    for (const entry of entries) found.push(...await entriesIn(entry, ''));
    return found;
  };

  const send = (form, files) => {
    const said = form.querySelector('.sending');
    if (!files.length) {
      said.textContent = form.dataset.nothing;
      return;
    }
    const content = new FormData();
    for (const [file, path] of files) content.append('files', file, path);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('X-Desk', 'upload');
    const tell = (share) => { said.textContent = form.dataset.sending.replace('{percent}', Math.floor(share * 100)); };
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) tell(event.loaded / event.total); });
    const failed = () => { said.textContent = request.status === 413 ? request.responseText : form.dataset.failed; };
    request.addEventListener('error', failed);
    request.addEventListener('load', () => { if (request.status < 400) location.reload(); else failed(); });
    tell(0);
    request.send(content);
  };

  const takes = (place, form) => {
    const zone = form.querySelector('.drop');
    for (const kind of ['dragenter', 'dragover']) {
      place.addEventListener(kind, (event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        const hidden = form.closest('details');
        if (hidden) hidden.open = true;
        zone.classList.add('over');
      });
    }
    place.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget || !place.contains(event.relatedTarget)) zone.classList.remove('over');
    });
    place.addEventListener('drop', (event) => {
      zone.classList.remove('over');
      dropped(event.dataTransfer).then((files) => send(form, files), () => send(form, []));
    });
  };

  for (const form of document.querySelectorAll('form[data-upload]')) {
    form.addEventListener('change', (event) => {
      send(form, [...event.target.files].map((file) => [file, file.webkitRelativePath || file.name]));
    });
    takes('anywhere' in form.dataset ? document.documentElement : form, form);
  }
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
  for (const kind of ['htmx:sendError', 'htmx:responseError']) {
    document.addEventListener(kind, () => {
      const place = document.querySelector('[data-closed]');
      if (place) place.firstElementChild.textContent = place.dataset.closed;
    });
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
