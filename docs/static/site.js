// Changing the language stays at the same heading where both pages have one of that name, and with the same query.
document.addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => { link.search = location.search; link.hash = location.hash; });
  }
  // What is wider than the page is scrolled by keyboard, too.
  for (const wide of document.querySelectorAll("article pre, article .table-wrapper")) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  }
});

// Sphinx asks for the words of a query by this name. Chinese is written without spaces: what is typed is parted into the
// longest words that the index has, from left to right.
const chineseWords = (text) => {
  const known = (word) => word in Search._index.terms || word in Search._index.titleterms;
  const words = [];
  for (let start = 0; start < text.length;) {
    let end = text.length;
    while (end > start + 1 && !known(text.slice(start, end))) end--;
    if (end > start + 1) words.push(text.slice(start, end));
    start = end;
  }
  return words.length ? words : [text];
};

var splitQuery = (query) =>
  (query.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu) ?? [])
    .flatMap((part) => (/\p{Script=Han}/u.test(part) ? chineseWords(part) : [part]));

// The switch between the languages is no part of what was found on a page.
document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;
  const text = Search.htmlToText;
  Search.htmlToText = (page, anchor) => text(page.replace(/<nav class="languages"[\s\S]*?<\/nav>/, ""), anchor);
});

// Sphinx 9.0 asks for this name and only ships the English stemmer that is meant (sphinx-doc/sphinx issue 14229).
class ChineseStemmer {
  constructor() { return new EnglishStemmer(); }
}
