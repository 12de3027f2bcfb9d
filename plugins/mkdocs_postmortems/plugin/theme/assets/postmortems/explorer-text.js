/* Looks for words in the whole text of records, in the index that Pagefind made of them. */
(function () {
  "use strict";

  const BEST = 5; /* so many records are shown with the place that holds the words */
  let engine = null;

  function start(address) {
    engine ??= import(address).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 24 });
      await pagefind.filters(); /* else the answers say nothing of `inc` */
      return pagefind;
    });
    return engine;
  }

  /** Return the rows that hold the words, and the places in those that hold them best. */
  async function find(address, words) {
    const pagefind = await start(address);
    const { results, filters } = await pagefind.search(words);
    const held = Object.entries(filters.inc ?? {}).filter(([, n]) => n > 0);
    const data = await Promise.all(results.slice(0, BEST).map((result) => result.data()));
    const best = data.map(({ url, sub_results: parts }) => ({
      row: Number(/(\d+)\.html/.exec(url)[1]),
      places: parts.slice(0, 3).map((part) => ({
        title: part.title, anchor: part.url.split("#")[1] ?? "", passage: part.excerpt,
      })),
    }));
    return { words, rows: new Set(held.map(([row]) => Number(row))), best };
  }

  /** A passage as nodes: Pagefind marks the words in text that is escaped already. */
  function passage(marked) {
    const parsed = new DOMParser().parseFromString(marked, "text/html").body;
    return Array.from(parsed.childNodes, (node) => {
      const made = document.createElement(node.nodeName === "MARK" ? "mark" : "span");
      made.textContent = node.textContent;
      return made;
    });
  }

  Object.assign(window.postmortems.explorer, { find, passage });
})();
