/* The page that finds records: what is picked, what is found, and the address that says both. */
(function () {
  "use strict";

  const {
    read, write, ask, index, dayOf, SORTS, make, button, filters, histogram, counted, find, result, save,
  } = window.postmortems.explorer;
  const STEP = 50; /* so many records at a time */
  const TYPING = 150; /* ms after a key, before whole texts are searched */
  const PAUSE = 300; /* ms of quiet before a screen reader is told, and the address says a word */
  const NOTHING = { words: "", from: "", to: "", picked: new Map() };
  const loaded = new Map(); /* by address of the data: a promise of its index */

  /** Load the data once, however often the page is shown: the file calls `pmRecords`. */
  function load(address) {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((resolve) => {
        window.pmRecords = (data) => resolve(index(data));
        document.head.append(make("script", { src: address }));
      }));
    }
    return loaded.get(address);
  }

  function begin() {
    const place = document.querySelector(".pm-explorer[data-pm-records]:not([data-pm-on])");
    if (!place) return;
    place.dataset.pmOn = "";
    const address = new URL(place.dataset.pmRecords, location.href).href;
    load(address).then((records) => place.isConnected && show(place, records));
  }

  /** Make of an action one that waits, and of several in a row only the last. */
  function afterPause(pause, act) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(act, pause);
    };
  }

  /** The picked values with one more, or without it. */
  function picking(picked, key, id, on) {
    const ids = new Set(picked.get(key));
    if (on) ids.add(id);
    else ids.delete(id);
    const now = new Map(picked).set(key, ids);
    if (!ids.size) now.delete(key);
    return now;
  }

  /** The filters in use, each as words, whether the site knows it, and the state without it. */
  function inUse(records, state) {
    const { words, from, to, picked } = state;
    const used = [];
    if (words) used.push([`Words: ${words}`, true, { words: "" }]);
    if (from) used.push([`From: ${from}`, !isNaN(dayOf(from)), { from: "" }]);
    if (to) used.push([`To: ${to}`, !isNaN(dayOf(to)), { to: "" }]);
    for (const [key, { label, labels, places }] of records.facets) {
      for (const id of picked.get(key) ?? []) {
        const name = labels[places.get(id)] ?? id;
        used.push([`${label}: ${name}`, places.has(id), { picked: picking(picked, key, id, false) }]);
      }
    }
    return used;
  }

  function show(place, records) {
    let state = read(records, location.search);
    let found = null;
    let shown = STEP;
    let further = new Map(); /* addresses of this view with one more value */
    let texts = null; /* what was found in whole texts, and for which words */

    const narrow = filters(records, { pick, set, texts: Boolean(place.dataset.pmTexts) });
    const bars = histogram(records, pick);
    const head = make("p", { className: "pm-count" });
    const status = make("p", { className: "pm-told", role: "status" });
    const active = make("ul", { className: "pm-active", "aria-label": "Filters in use" });
    const order = make("select", { onchange: () => set("sort", order.value) },
      ...SORTS.map((name) => make("option", null, name)));
    const list = make("ol", { className: "pm-found", onclick: follow });
    const more = button({ className: "pm-button", onclick: showMore });
    const files = ["csv", "json"].map((kind) =>
      button({ className: "pm-button", onclick: () => save(records, found.rows, kind) }, kind.toUpperCase()));
    const tools = make("div", { className: "pm-tools" }, make("label", null, "Sort by ", order), ...files);
    place.replaceChildren(narrow.box,
      make("section", { className: "pm-results", "aria-label": "Incidents found" },
        make("div", { className: "pm-above" }, head, tools), status, active, bars.box, list, more));
    for (const newest of document.querySelectorAll(".pm-newest")) newest.hidden = true;

    const tell = afterPause(PAUSE, () => { status.textContent = `${head.textContent} found`; });
    /* Some browsers refuse a new address for every key that is pressed. */
    const noteSoon = afterPause(PAUSE, note);
    const lookSoon = afterPause(TYPING, look);
    update();
    lookSoon();

    /** Pick a value or take it away; the other way round from now if `on` is not given. */
    function pick(key, id, on = !state.picked.get(key)?.has(id)) {
      change({ picked: picking(state.picked, key, id, on) });
    }

    function set(key, value) {
      change({ [key]: value }, key === "words");
    }

    function change(by, typing = false) {
      state = { ...state, ...by };
      shown = STEP;
      update();
      if ("words" in by) lookSoon();
      if (typing) noteSoon();
      else note();
    }

    /** Put the state into the address; Material keeps the place on the page in `history.state`. */
    function note() {
      if (!place.isConnected) return;
      history.replaceState(history.state, "", location.pathname + write(state) + location.hash);
    }

    /** Look into whole texts, and show what is found if it is still asked for. */
    async function look() {
      const { words } = state;
      if (!place.dataset.pmTexts || !words.trim()) return;
      try {
        const answer = await find(new URL(place.dataset.pmTexts, location.href).href, words);
        if (words !== state.words) return;
        texts = answer;
        update();
      } catch {
        narrow.say("Whole texts are searched only where the site comes from a server.");
      }
    }

    function update() {
      found = ask(records, state, texts);
      further = new Map();
      head.textContent = `${found.rows.length.toLocaleString("en")} of ${counted(records.n)}`;
      const used = inUse(records, state);
      narrow.update(state, found.counts, used.length);
      bars.update(state, found.counts);
      order.value = state.sort;
      if (used.length > 1) used.push(["All filters", true, NOTHING]);
      active.replaceChildren(...used.map(chip));
      active.hidden = !active.childElementCount;
      list.replaceChildren();
      append();
      tell();
    }

    /** A filter in use as a button that takes it away; the focus goes to the next one. */
    function chip([text, known, without], at) {
      const words = known ? text : `${text} (not known here)`;
      const className = known ? "pm-chip" : "pm-chip pm-strange";
      const drop = button({ className, "aria-label": `${words}, remove` },
        make("bdi", null, words), make("span", { "aria-hidden": "true" }, " ×"));
      drop.onclick = () => {
        change(without);
        const next = active.children[Math.min(at, active.childElementCount - 1)];
        (next?.firstElementChild ?? narrow.first).focus();
      };
      return make("li", null, drop);
    }

    function append() {
      const rows = found.rows.subarray(list.childElementCount, shown);
      list.append(...Array.from(rows, (row) => result(records, row, also, placesOf(row))));
      const left = found.rows.length - list.childElementCount;
      more.textContent = `Show ${Math.min(left, STEP)} more of ${left.toLocaleString("en")}`;
      more.hidden = left <= 0;
    }

    function placesOf(row) {
      if (texts?.words === state.words) return texts.best.find((hit) => hit.row === row)?.places;
    }

    function showMore() {
      const first = list.childElementCount;
      shown += STEP;
      append();
      if (more.hidden) list.children[first].querySelector("a").focus();
    }

    /** The address of this view with one more value; records share most of their factors. */
    function also(key, id) {
      const value = `${key} ${id}`;
      if (!further.has(value)) {
        const picked = picking(state.picked, key, id, true);
        further.set(value, location.pathname + write({ ...state, picked }));
      }
      return further.get(value);
    }

    /** A chip of a record narrows this page; with a key held down it opens like any link. */
    function follow(event) {
      const link = event.target.closest("a[data-pm-key]");
      if (!link || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      pick(link.dataset.pmKey, link.dataset.pmId, true);
      head.scrollIntoView({ block: "nearest" });
      (active.firstElementChild?.firstElementChild ?? narrow.first).focus({ preventScroll: true });
    }
  }

  window.postmortems.onPage(begin);
})();
