// Adds what arrived since the page was drawn; without it a reload shows the same.
const body = document.getElementById('messages');
const states = { waiting: '发送中', delivered: '已送达', failed: '未送达' };
const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });
let last = Number(body.dataset.last);

function cell(content) {
  const td = document.createElement('td');
  td.append(content);
  return td;
}

function element(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function row(message) {
  const tr = document.createElement('tr');
  const text = cell(`【${message.signName}】${message.text} `);
  if (/^https?:/.test(message.parameters.link ?? '')) {
    const link = element('a', '打开链接');
    link.href = message.parameters.link;
    text.append(link);
  }
  tr.append(cell(element('time', time.format(new Date(message.sentAt)))), cell(element('code', message.phone)), text, cell(states[message.state]));
  return tr;
}

async function poll() {
  const answer = await fetch(`/sms/messages?after=${last}`).catch(() => null);
  const messages = answer?.ok ? await answer.json() : [];
  for (const message of messages) {
    body.prepend(row(message));
    last = message.id;
  }
}

setInterval(poll, 2000);
