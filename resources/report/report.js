"use strict";
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const cards = all(".card"), marks = all("mark"), kinds = all("input[data-kind]");
  const search = document.querySelector("#search"), least = document.querySelector("#least"), told = document.querySelector("#told");
  const rows = all("tr[data-name]");
  let chosen = null;
  const shown = () => cards.filter((card) => !card.hidden);
  const choose = (card, scroll) => {
    if (!card) return;
    chosen = card;
    for (const each of cards) each.classList.toggle("chosen", each === card);
    for (const mark of marks) mark.classList.toggle("chosen", mark.dataset.f.split(" ").includes(card.dataset.f));
    const mark = marks.find((each) => each.classList.contains("chosen"));
    if (scroll && mark) mark.scrollIntoView({ block: "center" });
    card.scrollIntoView({ block: "nearest" });
  };
  const filter = () => {
    const asked = search ? search.value.trim().toLowerCase() : "";
    const off = new Set(kinds.filter((box) => !box.checked).map((box) => box.dataset.kind));
    const bound = least ? Number(least.value) : 0;
    for (const card of cards) {
      card.hidden = off.has(card.dataset.kind) || Number(card.dataset.confidence) < bound || !card.textContent.toLowerCase().includes(asked);
    }
    const visible = new Set(shown().map((card) => card.dataset.f));
    for (const mark of marks) mark.classList.toggle("off", !mark.dataset.f.split(" ").some((id) => visible.has(id)));
    for (const row of rows) row.hidden = !row.dataset.name.toLowerCase().includes(asked);
    if (told) told.textContent = cards.length ? `${visible.size} / ${cards.length}` : "";
    if (least) document.querySelector("#bound").textContent = `${Math.round(bound * 100)} %`;
  };
  for (const box of [...kinds, search, least].filter(Boolean)) box.addEventListener("input", filter);
  for (const card of cards) card.addEventListener("click", () => choose(card, true));
  for (const mark of marks) mark.addEventListener("click", () => choose(cards.find((card) => !card.hidden && mark.dataset.f.split(" ").includes(card.dataset.f)), false));
  document.addEventListener("keydown", (event) => {
    if (event.target.tagName === "INPUT" || event.ctrlKey || event.metaKey || event.altKey || !cards.length) return;
    const list = shown(), at = list.indexOf(chosen);
    if (event.key === "j" || event.key === "ArrowDown") { choose(list[Math.min(list.length - 1, at + 1)], true); event.preventDefault(); }
    if (event.key === "k" || event.key === "ArrowUp") { choose(list[Math.max(0, at - 1)], true); event.preventDefault(); }
  });
  filter();
})();
