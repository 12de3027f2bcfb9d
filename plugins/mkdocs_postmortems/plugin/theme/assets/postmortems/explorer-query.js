/* Which records meet some filters, and how many each further choice would show. No page in here.
   Picked values of a facet are alternatives, facets hold together. The number beside a value is
   how many records there were if it alone were picked in its facet. */
(function () {
  "use strict";

  const ROLES = 8;
  const PROBLEM = 0b0111111; /* every role but mitigating, the last of seven */
  const DAY = 86_400_000;
  const SORTS = ["newest", "oldest", "severity", "title"];
  const PERIOD = /^\d{4}-\d\d-\d\d$/;

  /** Put lists of numbers one behind the other: those of row r are at starts[r] to starts[r + 1]. */
  function flat(lists) {
    const starts = new Uint32Array(lists.length + 1);
    const all = [];
    lists.forEach((list, row) => {
      if (typeof list === "number") all.push(list);
      else all.push(...list);
      starts[row + 1] = all.length;
    });
    return { starts, items: Uint32Array.from(all) };
  }

  function valued(key, label, { ids, labels }, of) {
    const places = new Map(ids.map((id, place) => [id, place]));
    return { key, label, ids, labels, places, ...of };
  }

  /** Lay out the data of the site once for all questions. */
  function index(data) {
    const simple = data.facets.map((facet) =>
      valued(facet.key, facet.label, facet, flat(facet.of)));
    const family = valued("family", "Factor family", data.families);
    const factor = valued("factor", "Factor", data.factors);
    const role = valued("role", "Role of a factor", data.roles);
    const company = valued("with", "Together with", data.factors);
    let day = null;
    const days = data.days.map((step) => {
      if (step === null) return null;
      day = day === null ? step : day - step;
      return day;
    });
    return {
      ...data,
      n: data.ids.length,
      days,
      simple,
      named: { family, factor, role, company },
      facets: new Map([...simple, family, factor, role, company].map((facet) => [facet.key, facet])),
      entries: flat(data.entries),
      familyOf: Uint32Array.from([...data.factors.family, ...data.families.ids.keys()]),
      masks: [PROBLEM, ...data.roles.ids.slice(1).map((_, place) => 1 << place)],
      texts: null,
      orders: new Map(),
    };
  }

  /** The values a record has in a facet, in their order, each with its id and label. */
  function values(records, key, row) {
    const { starts, items, ids, labels } = records.facets.get(key);
    return Array.from(items.subarray(starts[row], starts[row + 1]),
      (place) => ({ key, id: ids[place], label: labels[place] }));
  }

  /** What a record says about factors: the factor or else the family, and the role. */
  function entries(records, row) {
    const { starts, items } = records.entries;
    const { factors, families } = records;
    return Array.from(items.subarray(starts[row], starts[row + 1]), (entry) => {
      const place = Math.floor(entry / ROLES);
      const known = place < factors.ids.length;
      const [from, at] = known ? [factors, place] : [families, place - factors.ids.length];
      const role = records.roles.ids[(entry % ROLES) + 1];
      return { key: known ? "factor" : "family", id: from.ids[at], label: from.labels[at], role };
    });
  }

  function url(records, row) {
    const place = records.in[row];
    if (typeof place === "string") return place;
    return records.folders[place] + records.ids[row] + records.end;
  }

  function iso(records, row) {
    const day = records.days[row];
    return day === null ? "" : new Date(day * DAY).toISOString().slice(0, 10);
  }

  /** The day of `2024-05-01` as a number; NaN where there is no such day. */
  function dayOf(text) {
    if (!PERIOD.test(text)) return NaN;
    const at = new Date(`${text}T00:00:00Z`);
    return !isNaN(at) && at.toISOString().startsWith(text) ? at / DAY : NaN;
  }

  /** Read the state of the page from its address; a replaced factor leads to its successor. */
  function read(records, address) {
    const asked = new URLSearchParams(address);
    const picked = new Map();
    for (const key of records.facets.keys()) {
      const ids = asked.getAll(key).filter(Boolean);
      const now = key === "factor" || key === "with" ? ids.map((id) => records.replaced[id] ?? id) : ids;
      if (now.length) picked.set(key, new Set(now));
    }
    const sort = asked.get("sort");
    return {
      words: asked.get("words") ?? "", /* not `q`: at that Material opens its own search */
      from: asked.get("from") ?? "",
      to: asked.get("to") ?? "",
      sort: SORTS.includes(sort) ? sort : SORTS[0],
      picked,
    };
  }

  /** Write the state as an address: the same for the same filters, whatever the order of clicks. */
  function write(state) {
    const address = new URLSearchParams();
    for (const key of ["words", "from", "to"]) if (state[key]) address.append(key, state[key]);
    for (const [key, ids] of state.picked) for (const id of [...ids].sort()) address.append(key, id);
    if (state.sort !== SORTS[0]) address.append("sort", state.sort);
    address.sort();
    const text = address.toString();
    return text && `?${text}`;
  }

  function textOf(records, row) {
    const named = [...entries(records, row), ...values(records, "service", row)];
    const parts = [records.titles[row], records.ids[row], ...named.map((value) => value.label)];
    return parts.join("\n").normalize("NFC").toLowerCase();
  }

  /** Return a test for the period and the words of a state; null where there are none. */
  function within(records, state, texts) {
    const words = state.words.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    const from = state.from ? dayOf(state.from) : -Infinity;
    const to = state.to ? dayOf(state.to) : Infinity;
    const dated = Boolean(state.from || state.to);
    if (!words.length && !dated) return null;
    if (words.length && records.texts === null)
      records.texts = records.ids.map((_, row) => textOf(records, row));
    const held = texts?.words === state.words ? texts.rows : null;
    return (row) => {
      const day = records.days[row];
      if (dated && !(day !== null && day >= from && day <= to)) return false;
      return held?.has(row) || words.every((word) => records.texts[row].includes(word));
    };
  }

  /** Return 1 for each place that is picked; null where nothing is. A value not known has none. */
  function wanted(facet, state) {
    const ids = state.picked.get(facet.key);
    if (!ids) return null;
    const marks = new Uint8Array(facet.ids.length);
    for (const id of ids) if (facet.places.has(id)) marks[facet.places.get(id)] = 1;
    return marks;
  }

  function meets({ starts, items }, marks, row) {
    for (let at = starts[row]; at < starts[row + 1]; at++) if (marks[items[at]]) return true;
    return false;
  }

  function count({ starts, items }, counts, row) {
    for (let at = starts[row]; at < starts[row + 1]; at++) counts[items[at]]++;
  }

  /** Family, factor, company and role look at the same entries: role says which, the others look
      there. Company is a second factor of the record, for how often two stand together. */
  function entryFilter(records, state, counts) {
    const { starts, items } = records.entries;
    const { familyOf, masks } = records;
    const nFactors = records.factors.ids.length;
    const families = wanted(records.named.family, state);
    const factors = wanted(records.named.factor, state);
    const company = wanted(records.named.company, state);
    const roles = wanted(records.named.role, state);
    const asked = roles ? masks.reduce((all, mask, at) => all | (roles[at] ? mask : 0), 0) : PROBLEM | 64;
    const seenFactor = new Int32Array(nFactors).fill(-1);
    const seenFamily = new Int32Array(records.families.ids.length).fill(-1);
    const [ofFactors, ofFamilies, ofRoles] = ["factor", "family", "role"].map((key) => counts.get(key));
    let any = 0;
    let ofFamily = 0;
    let ofFactor = 0;
    let ofCompany = 0;

    function meetsEntries(row) {
      any = ofFamily = ofFactor = ofCompany = 0;
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        const place = items[at] >> 3;
        const role = 1 << (items[at] & 7);
        any |= role;
        if (families && families[familyOf[place]]) ofFamily |= role;
        if (place >= nFactors) continue;
        if (factors && factors[place]) ofFactor |= role;
        if (company && company[place]) ofCompany |= role;
      }
      return familyMet(asked) && factorMet(asked) && companyMet(asked) && roleMet();
    }

    const familyMet = (mask) => !families || (ofFamily & mask) !== 0;
    const factorMet = (mask) => !factors || (ofFactor & mask) !== 0;
    const companyMet = (mask) => !company || (ofCompany & mask) !== 0;
    const roleMet = () => !roles || (any & asked) !== 0;

    /** Count the row that `meetsEntries` has just looked at. */
    function countEntries(row) {
      const near = companyMet(asked) && roleMet();
      const forFactor = near && familyMet(asked);
      const forFamily = near && factorMet(asked);
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        if (!((1 << (items[at] & 7)) & asked)) continue;
        const place = items[at] >> 3;
        const family = familyOf[place];
        if (forFactor && place < nFactors && seenFactor[place] !== row) {
          seenFactor[place] = row;
          ofFactors[place]++;
        }
        if (forFamily && seenFamily[family] !== row) {
          seenFamily[family] = row;
          ofFamilies[family]++;
        }
      }
      for (let at = 0; at < masks.length; at++) {
        const mask = masks[at];
        if (any & mask && familyMet(mask) && factorMet(mask) && companyMet(mask)) ofRoles[at]++;
      }
    }

    return { meetsEntries, countEntries };
  }

  /** Return the rows that meet a state, in its order, and the numbers beside all values. What was
      found in whole texts counts as well, and what holds the words best stands first. */
  function ask(records, state, texts = null) {
    const { n, simple, facets } = records;
    const counts = new Map(
      [...facets].map(([key, facet]) => [key, new Uint32Array(facet.ids.length)]));
    const marks = simple.map((facet) => wanted(facet, state));
    const tallies = simple.map((facet) => counts.get(facet.key));
    const inside = within(records, state, texts);
    const { meetsEntries, countEntries } = entryFilter(records, state, counts);
    const met = new Uint8Array(n);
    for (let row = 0; row < n; row++) {
      if (inside && !inside(row)) continue;
      let failed = -1;
      let fails = 0;
      for (let at = 0; at < simple.length && fails < 2; at++) {
        if (marks[at] && !meets(simple[at], marks[at], row)) {
          failed = at;
          fails++;
        }
      }
      if (fails > 1) continue;
      const all = meetsEntries(row);
      if (fails === 0) {
        countEntries(row);
        if (!all) continue;
        met[row] = 1;
        for (let at = 0; at < simple.length; at++) count(simple[at], tallies[at], row);
      } else if (all) count(simple[failed], tallies[failed], row);
    }
    const rows = order(records, state.sort).filter((row) => met[row]);
    if (texts?.words !== state.words || state.sort !== SORTS[0]) return { rows, counts };
    const best = texts.best.map((hit) => hit.row).filter((row) => met[row]);
    return { rows: Uint32Array.from(new Set([...best, ...rows])), counts };
  }

  /** Return all rows in an order; the data is in that of `newest`. */
  function order(records, sort) {
    if (!records.orders.has(sort)) records.orders.set(sort, sorted(records, sort));
    return records.orders.get(sort);
  }

  function sorted(records, sort) {
    const rows = Uint32Array.from(records.ids.keys());
    if (sort === "oldest") {
      const dated = records.days.filter((day) => day !== null).length;
      rows.subarray(0, dated).reverse();
    } else if (sort === "severity") {
      const { starts, items } = records.facets.get("severity");
      rows.sort((a, b) => items[starts[a]] - items[starts[b]] || a - b);
    } else if (sort === "title") {
      const { compare } = new Intl.Collator("en", { numeric: true });
      rows.sort((a, b) => compare(records.titles[a], records.titles[b]) || a - b);
    }
    return rows;
  }

  window.postmortems.explorer = { index, read, write, ask, dayOf, iso, url, values, entries, SORTS };
})();
