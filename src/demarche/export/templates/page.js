"use strict";
(() => {
  const reports = [...document.querySelectorAll(".report")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (calm.matches ? "auto" : "smooth");
  let kept = null;
  let litNow = [];
  let lighting = null;
  let clickedAt = null;

  document.documentElement.classList.add("js");

  // Which claims a word belongs to, and as what: "r1c1:act,actor r1c4:time".
  const rolesOf = new Map();
  const wordsOf = new Map();
  for (const word of document.querySelectorAll(".w")) {
    const roles = new Map(word.dataset.m.split(" ").map((part) => {
      const [claim, names] = part.split(":");
      return [claim, names.split(",")];
    }));
    rolesOf.set(word, roles);
    for (const claim of roles.keys()) {
      if (!wordsOf.has(claim)) wordsOf.set(claim, []);
      wordsOf.get(claim).push(word);
    }
  }
  const claimsAt = (word) => [...rolesOf.get(word).keys()];
  const cardOf = (claim) => document.getElementById(claim);
  const reportOf = (element) => element.closest(".report");
  const headOf = (card) => card.querySelector(".head");
  const link = (href, text) => {
    const a = document.createElement("a");
    a.href = href;
    a.textContent = text;
    return a;
  };

  function darken() {
    for (const element of litNow) {
      element.classList.remove("lit", "lit-act", "lit-actor", "lit-time", "lit-speaker", "lit-cause");
    }
    litNow = [];
    lighting = null;
    for (const readout of document.querySelectorAll(".readout")) {
      readout.classList.remove("kept");
      readout.querySelector(".told").textContent = "";
    }
  }

  // Lights claims and all their words; `from` is the word or the card pointed at.
  function light(claims, from) {
    darken();
    for (const claim of claims) {
      const card = cardOf(claim);
      card.classList.add("lit");
      litNow.push(card);
      for (const word of wordsOf.get(claim) || []) {
        word.classList.add("lit", ...rolesOf.get(word).get(claim).map((role) => `lit-${role}`));
        litNow.push(word);
      }
    }
    tell(claims, from);
    lighting = from;
  }

  // Says under the text what is lit, with the way to it.
  function tell(claims, from) {
    const readout = reportOf(from).querySelector(".readout");
    const told = readout.querySelector(".told");
    const fromCard = from.classList.contains("claim");
    const line = document.createElement("p");
    if (fromCard) {
      line.append(`Claim ${numberOf(claims[0])} rests on these words. `, backTo(claims[0]));
      told.append(line);
    } else {
      line.textContent = claims.length === 1 ? "These words make" : `These words make ${claims.length} claims`;
      const list = document.createElement("ul");
      for (const claim of claims) {
        const item = document.createElement("li");
        item.append(link(`#${claim}`, `${numberOf(claim)} ${sayingOf(claim)}`));
        list.append(item);
      }
      told.append(line, list);
    }
    told.append(closeButton());
    readout.classList.toggle("kept", kept !== null);
    // While nothing is kept the arrow keys lead there; the Tab key need not stop twice.
    for (const a of kept ? [] : told.querySelectorAll("a, button")) a.tabIndex = -1;
  }

  const numberOf = (claim) => cardOf(claim).querySelector(".number").lastChild.textContent;
  const sayingOf = (claim) => cardOf(claim).querySelector(".saying").textContent.replace(/\s+/g, " ").trim();

  function backTo(claim) {
    const a = link(`#${reportOf(cardOf(claim)).id}`, "Show them");
    a.className = "back";
    a.dataset.words = claim;
    return a;
  }

  function closeButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.setAttribute("aria-label", "Let go");
    button.textContent = "×";
    return button;
  }

  function keep(claims, from) {
    release();
    kept = { claims, from };
    for (const claim of claims) {
      cardOf(claim).classList.add("pinned");
      headOf(cardOf(claim)).setAttribute("aria-pressed", "true");
    }
    light(claims, from);
  }

  function release() {
    kept = null;
    for (const card of document.querySelectorAll(".claim.pinned")) {
      card.classList.remove("pinned");
      headOf(card).setAttribute("aria-pressed", "false");
    }
    darken();
  }

  // Leaves what is lit alone where nothing changes: a link in the readout must survive being clicked.
  function restore() {
    if (!kept) darken();
    else if (lighting !== kept.from) light(kept.claims, kept.from);
  }

  function onScreen(element, top, bottom) {
    const box = element.getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;
  }

  // Brings a claim's first words into view where the text scrolls by itself; never moves the page.
  function scrollText(claim) {
    const word = (wordsOf.get(claim) || [])[0];
    const text = word && word.closest(".text");
    if (!text || text.scrollHeight <= text.clientHeight + 1) return;
    const frame = text.getBoundingClientRect();
    if (onScreen(word, frame.top, frame.bottom)) return;
    const offset = word.getBoundingClientRect().top - frame.top - text.clientHeight / 3;
    text.scrollBy({ top: offset, behavior: behavior() });
  }

  function showCard(card) {
    if (!onScreen(card, 0, innerHeight)) card.scrollIntoView({ block: "center", behavior: behavior() });
  }

  function showWords(claim) {
    const word = (wordsOf.get(claim) || []).find((w) => rolesOf.get(w).get(claim).includes("act"));
    if (word && !onScreen(word, 0, innerHeight)) word.scrollIntoView({ block: "center", behavior: behavior() });
    return word;
  }

  // One stop for the Tab key in each list; the arrow keys go on from there.
  function rove(items, current) {
    for (const item of items) item.tabIndex = item === current ? 0 : -1;
  }
  const headsIn = (report) => [...report.querySelectorAll(".head")];
  const linksIn = (report) => [...report.querySelectorAll("a.w")];
  for (const report of reports) {
    const [heads, links] = [headsIn(report), linksIn(report)];
    rove(heads, heads[0]);
    rove(links, links[0]);
  }
  function goTo(items, item) {
    if (!item) return;
    rove(items, item);
    item.focus({ preventScroll: true });
  }

  const pointed = (event) => event.target.closest && (event.target.closest(".w") || event.target.closest(".claim"));

  const spot = (event) => `${Math.floor(event.screenX)} ${Math.floor(event.screenY)}`;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    // The page moved under a pointer that rests: nobody pointed at anything.
    if (clickedAt === spot(event)) return;
    const target = pointed(event);
    if (!target) {
      if (!(event.target.closest && event.target.closest(".readout"))) restore();
    } else if (target.classList.contains("w")) {
      light(claimsAt(target), target);
    } else {
      light([target.dataset.c], target);
      scrollText(target.dataset.c);
    }
  });
  document.documentElement.addEventListener("pointerleave", restore);

  document.addEventListener("focusin", (event) => {
    const target = pointed(event);
    if (!target) return;
    if (target.classList.contains("w")) {
      rove(linksIn(reportOf(target)), target);
      light(claimsAt(target), target);
    } else {
      rove(headsIn(reportOf(target)), headOf(target));
      light([target.dataset.c], target);
      scrollText(target.dataset.c);
    }
  });
  document.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (pointed(event) && !(next && next.closest(".readout"))) restore();
    if (event.target.closest(".readout") && !kept && !(next && next.closest(".readout"))) darken();
  });

  document.addEventListener("click", (event) => {
    clickedAt = spot(event);
    const answer = event.target.closest("a.answer, .readout a");
    if (event.target.closest(".close")) return release();
    if (answer) return follow(event, answer);
    const target = pointed(event);
    if (!target) return kept ? release() : undefined;
    if (target.classList.contains("w")) {
      event.preventDefault();
      keep(claimsAt(target), target);
      if (matchMedia("(min-width: 821px)").matches) showCard(cardOf(claimsAt(target)[0]));
    } else if (String(getSelection())) {
      return undefined;
    } else if (target.classList.contains("pinned") && kept.from === target) {
      release();
      if (event.detail === 0) light([target.dataset.c], target);
    } else {
      keep([target.dataset.c], target);
      scrollText(target.dataset.c);
      target.scrollIntoView({ block: "nearest", behavior: behavior() });
    }
    return undefined;
  });

  function follow(event, a) {
    event.preventDefault();
    if (a.dataset.words) {
      const word = showWords(a.dataset.words);
      if (word) goTo(linksIn(reportOf(word)), word);
      return;
    }
    const card = document.getElementById(a.getAttribute("href").slice(1));
    keep([card.dataset.c], card);
    showCard(card);
    goTo(headsIn(reportOf(card)), headOf(card));
  }

  const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  function step(items, from, by) {
    const at = Math.min(items.length - 1, Math.max(0, items.indexOf(from) + by));
    goTo(items, items[at]);
    return items[at];
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return release();
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
    const head = event.target.closest(".head");
    const word = event.target.closest("a.w");
    const from = head || word;
    if (!from) return undefined;
    const report = reportOf(from);
    if (event.key in STEPS) {
      event.preventDefault();
      const now = step(head ? headsIn(report) : linksIn(report), from, STEPS[event.key]);
      if (head) showCard(now.closest(".claim"));
      else if (!onScreen(now, 0, innerHeight)) now.scrollIntoView({ block: "center", behavior: behavior() });
    } else if (head && event.key === "ArrowLeft") {
      event.preventDefault();
      const found = showWords(head.closest(".claim").dataset.c);
      if (found) goTo(linksIn(report), found);
    } else if (word && (event.key === "ArrowRight" || event.key === " ")) {
      event.preventDefault();
      const card = cardOf([...rolesOf.get(word)].find(([, roles]) => roles.includes("act"))[0]);
      showCard(card);
      goTo(headsIn(report), headOf(card));
    }
    return undefined;
  });
})();
