/* The page that finds records: what is picked, what is found, and the address that says both.
   What an author wrote enters as text, never as HTML. */
(function () {
  "use strict";

  const { read, write, ask, index, dayOf, iso, url, values, entries, SORTS } =
    window.postmortems.explorer;
  const { make, button, filters, histogram, find, passage } = window.postmortems.explorer;
  const STEP = 50; /* so many records at a time */
  const CHIPS = 8; /* so many factors of a record */
  const TYPING = 150; /* ms after a key, before whole texts are searched */
  const PAUSE = 300; /* ms of quiet before a screen reader is told */
  const DAYS = new Intl.DateTimeFormat("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
  const FACTS = ["kind", "status", "severity", "counted", "detection"];
  const loaded = new Map(); /* by address of the data: a promise of its index */

  const counted = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;

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

  function show(place, records) {
    let state = read(records, location.search);
    let found = null;
    let shown = STEP;
    let telling = 0;
    let noting = 0;
    let further = new Map();
    let texts = null; /* what was found in whole texts, and for which words */
    let looking = 0;

    const narrow = filters(records, { pick, set, texts: Boolean(place.dataset.pmTexts) });
    const bars = histogram(records, pick);
    const head = make("p", { className: "pm-count" });
    const status = make("p", { className: "pm-told", role: "status" });
    const active = make("ul", { className: "pm-active", "aria-label": "Filters in use" });
    const order = make("select", { onchange: () => set("sort", order.value) },
      ...SORTS.map((name) => make("option", { value: name }, name)));
    const list = make("ol", { className: "pm-found", onclick: follow });
    const more = button({ className: "pm-button", onclick: showMore });
    const tools = make("div", { className: "pm-tools" },
      make("label", null, "Sort by ", order),
      button({ className: "pm-button", onclick: () => save("csv", csv) }, "CSV"),
      button({ className: "pm-button", onclick: () => save("json", json) }, "JSON"));
    place.replaceChildren(narrow.box,
      make("section", { className: "pm-results", "aria-label": "Incidents found" },
        make("div", { className: "pm-above" }, head, tools), status, active, bars.box, list, more));
    for (const newest of document.querySelectorAll(".pm-newest")) newest.hidden = true;
    update();
    look();

    /** Pick a value or take it away; the other way round from now if `on` is not given. */
    function pick(key, id, on) {
      const ids = new Set(state.picked.get(key));
      if (on ?? !ids.has(id)) ids.add(id);
      else ids.delete(id);
      const picked = new Map(state.picked).set(key, ids);
      if (!ids.size) picked.delete(key);
      change({ picked });
    }

    function set(key, value) {
      change({ [key]: value }, key === "words");
    }

    function change(by, typing = false) {
      state = { ...state, ...by };
      shown = STEP;
      update();
      if ("words" in by) look();
      /* Some browsers refuse a new address for every key that is pressed. */
      clearTimeout(noting);
      if (typing) noting = setTimeout(note, PAUSE);
      else note();
    }

    /** Look into whole texts a moment after the last key, and show what is found if it is still asked for. */
    function look() {
      clearTimeout(looking);
      if (!place.dataset.pmTexts || !state.words.trim()) return;
      looking = setTimeout(async () => {
        const words = state.words;
        try {
          const answer = await find(new URL(place.dataset.pmTexts, location.href).href, words);
          if (words !== state.words) return;
          texts = answer;
          update();
        } catch {
          narrow.say("Whole texts are searched only where the site comes from a server.");
        }
      }, TYPING);
    }

    /** Put the state into the address; Material keeps the place on the page in `history.state`. */
    function note() {
      if (!place.isConnected) return;
      history.replaceState(history.state, "", location.pathname + write(state) + location.hash);
    }

    function update() {
      found = ask(records, state, texts);
      further = new Map();
      head.textContent = `${found.rows.length.toLocaleString("en")} of ${counted(records.n, "incident")}`;
      narrow.update(state, found.counts);
      bars.update(state, found.counts);
      order.value = state.sort;
      active.replaceChildren(...chips());
      active.hidden = !active.childElementCount;
      list.replaceChildren();
      append();
      clearTimeout(telling);
      telling = setTimeout(() => { status.textContent = `${head.textContent} found`; }, PAUSE);
    }

    function append() {
      const rows = found.rows.subarray(list.childElementCount, shown);
      list.append(...Array.from(rows, (row) => result(records, row, also, placesOf(row))));
      const left = found.rows.length - list.childElementCount;
      more.textContent = `Show ${Math.min(left, STEP)} more of ${left.toLocaleString("en")}`;
      more.hidden = left <= 0;
    }

    function placesOf(row) {
      return texts?.words === state.words ? texts.best.find((hit) => hit.row === row)?.places : null;
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
        const ids = new Set(state.picked.get(key)).add(id);
        const picked = new Map(state.picked).set(key, ids);
        further.set(value, location.pathname + write({ ...state, picked }));
      }
      return further.get(value);
    }

    /** A chip of a record narrows this page; with a key held down it opens like any link. */
    function follow(event) {
      const chip = event.target.closest("a[data-pm-key]");
      if (!chip || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      pick(chip.dataset.pmKey, chip.dataset.pmId, true);
      head.scrollIntoView({ block: "nearest" });
      (active.firstElementChild?.firstElementChild ?? narrow.first).focus({ preventScroll: true });
    }

    function chips() {
      const made = [];
      function add(text, known, drop) {
        const words = known ? text : `${text} (not known here)`;
        const chip = button(
          { className: known ? "pm-chip" : "pm-chip pm-strange", "aria-label": `${words}, remove` },
          make("bdi", null, words), make("span", { "aria-hidden": "true" }, " ×"));
        chip.onclick = () => {
          const at = made.indexOf(chip.parentElement);
          drop();
          const next = active.children[Math.min(at, active.childElementCount - 1)];
          (next?.firstElementChild ?? narrow.first).focus();
        };
        made.push(make("li", null, chip));
      }
      if (state.words) add(`Words: ${state.words}`, true, () => set("words", ""));
      for (const [key, name] of [["from", "From"], ["to", "To"]]) {
        if (state[key]) add(`${name}: ${state[key]}`, !isNaN(dayOf(state[key])), () => set(key, ""));
      }
      for (const [key, { label, labels, places }] of records.facets) {
        for (const id of state.picked.get(key) ?? []) {
          const known = places.has(id);
          const name = known ? labels[places.get(id)] : id;
          add(`${label}: ${name}`, known, () => pick(key, id, false));
        }
      }
      if (made.length > 1) {
        add("All filters", true, () => change({ words: "", from: "", to: "", picked: new Map() }));
      }
      return made;
    }

    /** Hand over every record that is found, also those further down. */
    function save(kind, written) {
      const text = written(Array.from(found.rows, (row) => plain(records, row)));
      const link = make("a", {
        href: URL.createObjectURL(new Blob([text])), download: `incidents.${kind}`,
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 0);
    }
  }

  /** One record of the list; `also` gives the address of this view with one more value. */
  function result(records, row, also, places) {
    const [severity, kind, status, tally] = ["severity", "kind", "status", "counted"]
      .map((key) => values(records, key, row)[0]);
    const title = make("p", { className: "pm-name" });
    const narrowing = ({ key, id }, className, name) => make("a",
      { className, href: also(key, id), "data-pm-key": key, "data-pm-id": id },
      make("bdi", null, name));
    if (severity.id !== "not-stated") {
      const className = `pm-sev pm-sev-${records.steps[severity.id] ?? 0}`;
      title.append(narrowing(severity, className, severity.label), " ");
    }
    title.append(make("a", { href: url(records, row), dir: "auto" }, records.titles[row]));

    const day = iso(records, row);
    const placed = [
      records.ids[row],
      day ? DAYS.format(new Date(day)) : "undated",
      ...(kind.id === "incident" ? [] : [kind.label]),
      ...(tally.id === "yes" ? [] : [status.id === "not-stated" ? "not counted" : `${status.label}, not counted`]),
      ...values(records, "team", row).map((team) => team.label),
    ];
    const meta = make("p", { className: "pm-meta" }, ...placed.map((text) => make("bdi", null, text)));

    const named = [...new Map(entries(records, row).map((entry) => [entry.id, entry])).values()];
    const chips = make("p", { className: "pm-chips" }, ...named.slice(0, CHIPS).map((entry) => {
      const name = entry.role === "mitigating" ? `helped: ${entry.label}` : entry.label;
      return narrowing(entry, "pm-chip", name);
    }));
    if (named.length > CHIPS)
      chips.append(make("span", { className: "pm-meta" }, `and ${named.length - CHIPS} more`));
    const inside = (places ?? []).filter((place) => place.anchor); /* the rest is the title again */
    const held = inside.map(({ title: section, anchor, passage: marked }) =>
      make("p", { className: "pm-passage" },
        make("a", { href: `${url(records, row)}#${anchor}`, dir: "auto" }, section),
        " ", ...passage(marked)));
    return make("li", null, title, meta, ...held, ...(named.length ? [chips] : []));
  }

  /** A record as data, with ids in place of labels. */
  function plain(records, row) {
    const ids = (key) => values(records, key, row).map((value) => value.id);
    return {
      id: records.ids[row],
      title: records.titles[row],
      date: iso(records, row) || null,
      ...Object.fromEntries(FACTS.map((key) => [key, ids(key)[0]])),
      services: ids("service"),
      teams: ids("team"),
      factors: entries(records, row).map(({ id, role }) => ({ id, role })),
      url: new URL(url(records, row), location.href).href,
    };
  }

  const json = (rows) => JSON.stringify(rows, null, 1);

  /** Tables read what begins with = + - or @ as a formula; an apostrophe makes it text. */
  function cell(value) {
    const parts = Array.isArray(value) ? value : [value ?? ""];
    const text = parts.map((part) => (part.role ? `${part.id}:${part.role}` : part)).join("; ");
    const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n']/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  }

  function csv(rows) {
    const heads = ["id", "title", "date", ...FACTS, "services", "teams", "factors", "url"];
    const lines = [heads, ...rows.map((row) => heads.map((head) => row[head]))];
    return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
  }

  window.postmortems.onPage(begin);
})();
