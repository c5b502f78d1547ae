// The only script of the pages that are read, which do without it.

// A page that the browser took out of its memory on the way back is asked for again: a draft may have been begun since, or sent.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

// Words chosen in a paragraph go along to the page where a comment on it is written. A pointer takes them away before it clicks.
const mostCharacters = 500;
for (const kind of ["pointerdown", "click"]) document.addEventListener(kind, takeWordsAlong);

function takeWordsAlong(event) {
  const link = event.target instanceof Element && event.target.closest("a[data-paragraph]");
  const chosen = window.getSelection();
  if (!link || !chosen || chosen.isCollapsed) return;
  const paragraph = document.getElementById(link.dataset.paragraph);
  const words = chosen.toString().trim();
  if (!paragraph?.contains(chosen.getRangeAt(0).commonAncestorContainer) || words.length > mostCharacters) return;
  link.search = new URLSearchParams({ words }).toString();
}
