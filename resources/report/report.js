"use strict";
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const one = (query) => document.querySelector(query);
  const cards = all(".card"), marks = all("mark"), boxes = all("input[data-kind]"), rows = all("tr[data-name]");
  const search = one("#search"), least = one("#least"), told = one("#told"), fresh = one("#fresh"), kind = one("#kind");
  const numbers = (mark) => mark.dataset.f.split(" ");
  let chosen = null;
  const shown = () => cards.filter((card) => !card.hidden);
  const choose = (card, scroll) => {
    if (!card) return;
    chosen = card;
    for (const each of cards) each.classList.toggle("chosen", each === card);
    for (const mark of marks) mark.classList.toggle("chosen", numbers(mark).includes(card.dataset.f));
    const mark = marks.find((each) => each.classList.contains("chosen"));
    if (scroll && mark) mark.scrollIntoView({ block: "center" });
    card.scrollIntoView({ block: "nearest" });
  };
  const asked = () => (search ? search.value.trim().toLowerCase() : "");
  const filterCards = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.kind));
    const bound = least ? Number(least.value) : 0, text = asked();
    for (const card of cards) {
      card.hidden = off.has(card.dataset.kind) || Number(card.dataset.confidence) < bound
        || Boolean(fresh && fresh.checked && card.classList.contains("known")) || !card.textContent.toLowerCase().includes(text);
    }
    const visible = new Set(shown().map((card) => card.dataset.f));
    for (const mark of marks) mark.classList.toggle("off", !numbers(mark).some((id) => visible.has(id)));
    if (told) told.textContent = `${visible.size} / ${cards.length}`;
    if (least) one("#bound").textContent = `${Math.round(bound * 100)} %`;
  };
  const filterRows = () => {
    const text = asked(), wanted = kind ? kind.value : "";
    for (const row of rows) {
      const named = row.dataset.name.toLowerCase().includes(text) || row.cells[1].textContent.includes(text);
      row.hidden = !named || Boolean(wanted && !row.dataset.kinds.split(" ").includes(wanted));
    }
    if (told) told.textContent = `${rows.filter((row) => !row.hidden).length} / ${rows.length}`;
  };
  const filter = cards.length ? filterCards : filterRows;
  for (const box of [...boxes, search, least, fresh, kind].filter(Boolean)) box.addEventListener("input", filter);
  for (const card of cards) card.addEventListener("click", () => choose(card, true));
  for (const mark of marks) {
    mark.addEventListener("click", () => choose(cards.find((card) => !card.hidden && numbers(mark).includes(card.dataset.f)), false));
  }
  for (const button of all("button[data-sort]")) {
    button.addEventListener("click", () => {
      const at = Number(button.dataset.sort), value = (row) => row.cells[at].textContent;
      const way = button.dataset.way ? -Number(button.dataset.way) : at < 2 ? 1 : -1;
      for (const each of all("button[data-sort]")) delete each.dataset.way;
      button.dataset.way = way;
      rows.sort((a, b) => way * (at < 2 ? (value(a) > value(b)) - (value(a) < value(b)) : Number(value(a)) - Number(value(b))));
      one("tbody").append(...rows);
    });
  }
  // the place that a link in another finding leads to: #at-START-END, in code points
  const lines = all(".line"), wanted = () => (/^#at-(\d+)-(\d+)$/.exec(location.hash) || []).slice(1).map(Number);
  const wrap = (node, low, high) => {
    const range = document.createRange(), piece = document.createElement("span");
    range.setStart(node, low);
    range.setEnd(node, high);
    piece.className = "there";
    range.surroundContents(piece);
  };
  const showThere = () => {
    for (const each of all(".there")) {
      const parent = each.parentNode;
      each.replaceWith(...each.childNodes);
      parent.normalize();
    }
    const [start, end] = wanted();
    lines.forEach((line, number) => {
      let at = Number(line.dataset.at);
      const next = lines[number + 1];
      if (!(at < end) || (next && Number(next.dataset.at) <= start)) return;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      for (const node of nodes) {
        const points = [...node.data], low = Math.max(0, start - at), high = Math.min(points.length, end - at);
        const before = points.slice(0, low).join(""), inside = points.slice(low, high).join("");
        if (low < high && inside.trim()) wrap(node, before.length, before.length + inside.trimEnd().length);
        at += points.length;
      }
    });
    if (one(".there")) one(".there").scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", showThere);
  for (const link of all("a.to")) {
    link.addEventListener("click", (event) => {
      event.stopPropagation();
      if (link.href === location.href) showThere();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    const list = shown(), at = list.indexOf(chosen);
    const go = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (go && list.length) {
      choose(list[Math.min(list.length - 1, Math.max(0, at + go))], true);
      event.preventDefault();
    }
  });
  filter();
  showThere();
})();
