/* The filters of the explorer: a form of lists with numbers, and bars over time. */
(function () {
  "use strict";

  const SHORT = 6; /* so many values of a long list are there at first */
  const MOST_FOUND = 40; /* and so many of those that hold what is typed */
  const MOST_BARS = 64;

  /** Make an element: `make("p", { className: "pm-x", onclick }, "text", child)`. */
  function make(tag, properties, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties ?? {})) {
      if (name.includes("-")) made.setAttribute(name, value);
      else made[name] = value;
    }
    made.append(...children);
    return made;
  }

  const button = (properties, ...children) =>
    make("button", { type: "button", ...properties }, ...children);

  /** All filters; `update` shows a state, the number beside each value, and how many are in use. */
  function filters(records, { pick, set, texts }) {
    const words = make("input", { type: "search", oninput: () => set("words", words.value) });
    const note = make("span", { className: "pm-meta" });
    const dates = new Map(["from", "to"].map((name) =>
      [name, make("input", { type: "date", onchange: () => set(name, dates.get(name).value) })]));
    const lists = [...records.facets.values()]
      .filter((facet) => !["quarter", "with"].includes(facet.key)) /* bars, and a link's own word */
      .map((facet) => facetList(facet, pick));
    const title = make("summary", null);
    const fold = make("details", { className: "pm-narrow" }, title,
      make("label", { className: "pm-field" }, texts ? "Text contains" : "Title, id, factor or service contains", words, note),
      make("fieldset", { className: "pm-facet" }, make("legend", null, "Period"),
        make("label", { className: "pm-field" }, "From", dates.get("from")),
        make("label", { className: "pm-field" }, "To", dates.get("to"))),
      ...lists.map((list) => list.box));
    const box = make("form", {
      className: "pm-filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault(),
    }, fold);

    /* Beside the results there is room; above them, on a phone, the filters wait to be opened. */
    const wide = window.matchMedia("(min-width: 60em)");
    const unfold = () => { fold.open = wide.matches; };
    unfold();
    wide.onchange = unfold;

    function update(state, counts, n) {
      if (words.value !== state.words) words.value = state.words;
      for (const [name, input] of dates) if (input.value !== state[name]) input.value = state[name];
      for (const list of lists) list.update(state, counts);
      title.textContent = n ? `Filters (${n} in use)` : "Filters";
    }

    const say = (text) => { note.textContent = text; };
    return { box, update, say, first: words };
  }

  /** The values of a facet. A long list begins with what is picked, then the most frequent. */
  function facetList(facet, pick) {
    const { key, ids, labels } = facet;
    const long = ids.length > SHORT + 2;
    const frequent = key !== "year"; /* years stay in their order */
    const rows = new Map();
    const list = make("ul", null);
    const find = make("input", {
      type: "search", className: "pm-find", hidden: !long,
      placeholder: `Find among ${ids.length}`, "aria-label": `${facet.label}: find among ${ids.length}`,
      oninput: () => draw(),
    });
    const all = button({ onclick: () => { whole = !whole; draw(); } });
    const box = make("fieldset", { className: "pm-facet" }, make("legend", null, facet.label),
      find, list, all);
    let whole = false;
    let picked = new Set();
    let counts = null;

    function row(place) {
      if (!rows.has(place)) {
        const check = make("input",
          { type: "checkbox", onchange: () => pick(key, ids[place], check.checked) });
        const n = make("span", { className: "pm-n" });
        const name = make("span", { dir: "auto" }, labels[place]);
        rows.set(place, { item: make("li", null, make("label", null, check, name, " ", n)), check, n });
      }
      return rows.get(place);
    }

    function shown() {
      const places = [...ids.keys()];
      if (!long) return places;
      const text = find.value.trim().toLowerCase();
      const is = (place) => picked.has(ids[place]);
      const fits = places.filter((place) => is(place) || labels[place].toLowerCase().includes(text));
      fits.sort((a, b) => is(b) - is(a) || (frequent && counts[b] - counts[a]) || a - b);
      if (whole) return fits;
      const most = text ? MOST_FOUND : SHORT;
      return fits.slice(0, Math.max(most, picked.size));
    }

    function draw() {
      const focused = document.activeElement;
      const drawn = shown().map((place) => {
        const { item, check, n } = row(place);
        check.checked = picked.has(ids[place]);
        n.textContent = counts[place].toLocaleString("en");
        item.className = counts[place] || check.checked ? "" : "pm-zero";
        return item;
      });
      list.replaceChildren(...drawn);
      if (list.contains(focused)) focused.focus({ preventScroll: true });
      all.hidden = !long || Boolean(find.value.trim());
      all.textContent = whole ? "Show fewer" : `Show all ${ids.length}`;
      all.setAttribute("aria-expanded", whole);
    }

    function update(state, all) {
      picked = state.picked.get(key) ?? new Set();
      counts = all.get(key);
      box.hidden = ids.length < 2 && !picked.size;
      draw();
    }

    return { box, update };
  }

  /** A bar for each quarter, or each year where there are very many; a click picks its time. */
  function histogram(records, pick) {
    const quarters = run(records.facets.get("quarter").ids);
    const few = quarters !== null;
    const key = few ? "quarter" : "year";
    const facet = records.facets.get(key);
    const times = quarters ?? [...facet.ids].reverse();
    const bars = new Map();
    const cells = times.map((id) => {
      if (!facet.places.has(id)) return make("span", { className: "pm-bar" });
      const bar = button({ className: "pm-bar", tabIndex: -1, onclick: () => pick(key, id) },
        make("span", null));
      bars.set(id, bar);
      return bar;
    });
    const row = make("div", {
      className: "pm-bars", role: "group", "aria-label": `Incidents by ${key}`, onkeydown: step,
    }, ...cells);
    const top = make("span", { className: "pm-top" });
    const years = make("div", { className: "pm-years", "aria-hidden": "true" });
    const box = make("div", { className: "pm-times", hidden: times.length < 2 }, top, row, years);
    /* Under the bars stand as many years as there is room for. */
    const every = Math.ceil(times.length / (few ? 40 : 10));
    const yearOf = (id) => id?.slice(0, 4);
    times.forEach((id, at) => {
      const year = yearOf(id);
      /* A year of which the row has only the end is too narrow for its number. */
      const cut = few && at === 0 && [1, 2].some((n) => (yearOf(times[n]) ?? year) !== year);
      const said = year !== yearOf(times[at - 1]) && !cut && year % every === 0;
      years.append(make("span", null, said ? year : ""));
    });
    if (bars.size) [...bars.values()].at(-1).tabIndex = 0;

    /* One stop for the Tab key; the arrows go from bar to bar. */
    function step(event) {
      const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const every = [...bars.values()];
      const next = every[every.indexOf(event.target) + move];
      if (!next) return;
      event.preventDefault();
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }

    function update(state, all) {
      const counts = all.get(key);
      const most = Math.max(...counts, 1);
      const picked = state.picked.get(key);
      for (const [id, bar] of bars) {
        const place = facet.places.get(id);
        const n = counts[place];
        const words = `${facet.labels[place]}: ${counted(n)}`;
        bar.firstElementChild.style.height = `${(100 * n) / most}%`;
        bar.title = words;
        bar.setAttribute("aria-label", words);
        bar.setAttribute("aria-pressed", Boolean(picked?.has(id)));
      }
      row.classList.toggle("pm-some", Boolean(picked));
      top.textContent = Math.max(...counts).toLocaleString("en");
    }

    return { box, update };
  }

  const counted = (n) => `${n.toLocaleString("en")} ${n === 1 ? "incident" : "incidents"}`;

  /** All quarters from the first to the last one: `2023-Q4`, `2024-Q1`; null for very many. */
  function run(ids) {
    const [first, last] = [ids[0], ids.at(-1)].map((id) => id && id.slice(0, 4) * 4 + +id.slice(6) - 1);
    const n = ids.length && last - first + 1;
    if (n > MOST_BARS) return null;
    return Array.from({ length: n }, (_, at) =>
      `${Math.floor((first + at) / 4)}-Q${((first + at) % 4) + 1}`);
  }

  Object.assign(window.postmortems.explorer, { make, button, filters, histogram, counted });
})();
