// Changing the language stays at the same heading where both pages have one of that name.
for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}
