/* One record in the list of those that are found. What an author wrote enters as text, never as
   HTML. */
(function () {
  "use strict";

  const { iso, url, values, entries, make, passage } = window.postmortems.explorer;
  const CHIPS = 8; /* so many factors of a record */
  const DAYS = new Intl.DateTimeFormat("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });

  /** The entry of a record; `also` gives the address of this view with one more value. */
  function result(records, row, also, places) {
    const narrowing = ({ key, id }, className, name) => make("a",
      { className, href: also(key, id), "data-pm-key": key, "data-pm-id": id },
      make("bdi", null, name));
    return make("li", null,
      title(records, row, narrowing),
      about(records, row),
      ...passages(records, row, places),
      ...factors(records, row, narrowing));
  }

  function title(records, row, narrowing) {
    const [severity] = values(records, "severity", row);
    const className = `pm-sev pm-sev-${records.steps[severity.id] ?? 0}`;
    const chip = severity.id === "not-stated" ? [] : [narrowing(severity, className, severity.label), " "];
    const link = make("a", { href: url(records, row), dir: "auto" }, records.titles[row]);
    return make("p", { className: "pm-name" }, ...chip, link);
  }

  function about(records, row) {
    const [kind, status, tally] = ["kind", "status", "counted"].map((key) => values(records, key, row)[0]);
    const day = iso(records, row);
    const said = [records.ids[row], day ? DAYS.format(new Date(day)) : "undated"];
    if (kind.id !== "incident") said.push(kind.label);
    if (tally.id !== "yes")
      said.push(status.id === "not-stated" ? "not counted" : `${status.label}, not counted`);
    said.push(...values(records, "team", row).map((team) => team.label));
    return make("p", { className: "pm-meta" }, ...said.map((text) => make("bdi", null, text)));
  }

  /** The places in its text that hold the words; one without an anchor is the title again. */
  function passages(records, row, places = []) {
    return places.filter((place) => place.anchor).map((place) =>
      make("p", { className: "pm-passage" },
        make("a", { href: `${url(records, row)}#${place.anchor}`, dir: "auto" }, place.title),
        " ", ...passage(place.passage)));
  }

  function factors(records, row, narrowing) {
    const named = [...new Map(entries(records, row).map((entry) => [entry.id, entry])).values()];
    const chips = named.slice(0, CHIPS).map((entry) => narrowing(entry, "pm-chip",
      entry.role === "mitigating" ? `helped: ${entry.label}` : entry.label));
    const more = named.length - chips.length;
    if (more) chips.push(make("span", { className: "pm-meta" }, `and ${more} more`));
    return chips.length ? [make("p", { className: "pm-chips" }, ...chips)] : [];
  }

  Object.assign(window.postmortems.explorer, { result });
})();
