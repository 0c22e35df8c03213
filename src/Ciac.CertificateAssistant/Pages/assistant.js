// The pages work without this module. It only keeps an open page true, and closes a window that is done.
const { watch, close } = document.body.dataset;
const retryAfter = 3000;
const readingTime = 1500;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// A half-typed PIN on the token page must survive somebody plugging in another token.
const isTyping = () =>
  !watch.startsWith('/requests/') && [...document.querySelectorAll('input[type=password]')].some((input) => input.value !== '');

async function ask() {
  try {
    return (await fetch(watch)).status;
  } catch {
    await pause(retryAfter); // the assistant was stopped, perhaps only to be started again
    return 204;
  }
}

async function follow() {
  while ((await ask()) === 204);
  while (isTyping()) await pause(retryAfter);
  location.replace(location.pathname);
}

if (watch) follow();
if (close) {
  await pause(readingTime);
  window.close();
}
