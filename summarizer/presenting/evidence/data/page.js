// The evidence page: what a click, a key and a filter do. Everything it needs stands in the page; it makes no request.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  root.classList.add("scripted");
  const main = byId("briefing");
  const aside = byId("articles");
  const ITEM = ".items > li";
  const items = all(ITEM, main);
  const links = all('a[href^="#s"], a[href^="#w"]', main);
  const narrow = matchMedia("(max-width: 59.99rem)");

  /** An element with attributes and children; every string is text. */
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

  // After which what was laid out on the way moves nothing any more
  const FRAMES = 4;
  const last = new Map();
  /** Scroll to an element, and again while what is laid out on the way there moves it. */
  const bring = (element, block, frames = FRAMES) => {
    const side = main.contains(element);
    if (frames === FRAMES) last.set(side, element);
    if (last.get(side) !== element) return;
    element.scrollIntoView({ block });
    if (frames) requestAnimationFrame(() => bring(element, block, frames - 1));
  };

  // ── what a citation marks ──

  /** The pieces of the article's text that a citation cites. */
  const pieces = (link) => {
    const [head, first] = link.hash.slice(1).split("-");
    const count = Number(link.dataset.n || 1);
    return Array.from({ length: count }, (_, k) => byId(`${head}-${Number(first) + k}`)).filter(Boolean);
  };
  /** The sentence of a citation, with the cited words marked. */
  const inSentence = (link) => {
    const cited = new Set(pieces(link));
    const sentence = sentenceOf([...cited][0]);
    return [...sentence.childNodes].map((node) =>
      cited.has(node) || cited.has(sentence) ? make("mark", {}, node.textContent) : node.textContent);
  };
  const sentenceOf = (piece) => piece.closest('[id^="s"]') || piece;

  let marked = [];
  const unmark = () => {
    for (const element of marked) element.classList.remove("on", "chosen");
    marked = [];
  };
  const status = make("p", { role: "status", class: "unseen-by-eye" });

  /** Mark the words of these citations and bring the first of them into view. */
  const mark = (cited) => {
    unmark();
    const found = cited.flatMap(pieces);
    if (!found.length) return;
    marked = [...found, ...cited];
    for (const element of found) element.classList.add("on");
    for (const link of cited) link.classList.add("chosen");
    found[0].closest("article").hidden = false;
    if (narrow.matches) {
      document.body.classList.add("sheet");
      bring(cited[0].closest(ITEM) || cited[0], "start");
    }
    bring(found[0], "center");
    const [source, sentence] = plain(cited[0]).split(":");
    status.textContent = `Source ${source}, sentence ${sentence}: ${plain(sentenceOf(found[0]))}`;
  };

  let current = null;
  const select = (item) => {
    current?.classList.remove("current");
    current = item;
    item?.classList.add("current");
  };
  /** Go to an item of the briefing: it has the focus, and its citations are marked. */
  const goTo = (item) => {
    item.hidden = false;
    select(item);
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    bring(item, "nearest");
    mark(citationsOf(item));
  };
  const citationsOf = (item) => all('a[href^="#s"], a[href^="#w"]', item);

  main.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    if (!link.matches('[href^="#s"], [href^="#w"]')) {
      const target = byId(link.hash.slice(1));
      if (target) requestAnimationFrame(() => bring(target, "start"));
      return;
    }
    event.preventDefault();
    hidePop();
    const byKey = event.detail === 0;
    if (byKey && all(".chosen", main).length === 1 && link.classList.contains("chosen")) {
      sentenceOf(marked[0]).previousElementSibling.focus();
      return;
    }
    select(link.closest(ITEM));
    mark([link]);
    if (location.hash !== link.hash) history.pushState(null, "", link.hash);
  });
  aside.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const item = link && byId(link.hash.slice(1));
    if (!item?.matches(ITEM)) return;
    event.preventDefault();
    // A finger cannot hover: it gets the list first, if there is more than one claim.
    if (!popFor && link.matches(".text a") && claimsAt(link.nextElementSibling).length > 1)
      return showClaims(link.nextElementSibling, link);
    hidePop();
    document.body.classList.remove("sheet");
    goTo(item);
  });
  const arrive = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (!target) return unmark();
    if (target.matches(ITEM)) goTo(target);
    else if (/^[sw]\d+-\d+$/.test(target.id)) {
      const link = links.find((each) => each.hash === location.hash);
      if (link) mark([link]);
    } else bring(target, "start");
  };
  addEventListener("popstate", arrive);

  // ── what rests on a span ──

  let resting = null;
  /** The items that rest on an element of an article, by its id. */
  const restsOn = (id) => {
    if (!resting) {
      resting = new Map();
      for (const link of links) {
        const item = link.closest(ITEM);
        if (!item) continue;
        for (const piece of pieces(link)) {
          if (!resting.has(piece.id)) resting.set(piece.id, new Set());
          resting.get(piece.id).add(item);
        }
      }
    }
    return resting.get(id) || new Set();
  };
  /** The claims that rest on the words at a place: on exactly these, on the sentence, and on words within it. */
  const claimsAt = (element) => {
    const piece = element.closest('[id^="w"]');
    const sentence = element.closest('[id^="s"]');
    const found = new Set(piece ? restsOn(piece.id) : []);
    if (sentence) {
      for (const item of restsOn(sentence.id)) found.add(item);
      if (!piece) for (const part of all("[id]", sentence)) for (const item of restsOn(part.id)) found.add(item);
    }
    return [...found];
  };
  const firstWords = (item) => {
    const text = plain(item.querySelector("blockquote, p") || item);
    return text.length > 160 ? `${text.slice(0, 159)}…` : text;
  };
  const KINDS = { p: "Statement", d: "Disagreement", f: "Figure", t: "Timeline", q: "Quotation", u: "Question", x: "Withheld" };

  const pop = make("div", { id: "pop", popover: "manual" });
  let popFor = null;
  let timer = 0;
  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
  const hidePop = () => {
    clearTimeout(timer);
    if (!popFor) return;
    for (const element of all(".rests", aside)) element.classList.remove("rests");
    popFor.removeAttribute("aria-describedby");
    popFor = null;
    if (pop.isConnected) pop.hidePopover();
    pop.remove();
  };
  const showPop = (owner, after, content) => {
    hidePop();
    // A browser from before 2024 does without
    if (!pop.showPopover) return;
    popFor = owner;
    pop.replaceChildren(...content);
    after.after(pop);
    pop.showPopover();
    owner.setAttribute("aria-describedby", "pop");
    const at = owner.getClientRects()[0] || owner.getBoundingClientRect();
    const box = pop.getBoundingClientRect();
    const below = at.bottom + 6 + box.height < innerHeight;
    pop.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
    pop.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - box.height - 6)}px`;
  };
  const showClaims = (element, owner) => {
    const found = claimsAt(element);
    if (!found.length) return;
    const sentence = sentenceOf(element.closest("[id]"));
    const head = found.length === 1 ? "One claim rests on these words" : `${found.length} claims rest on these words`;
    const entries = found.map((item) =>
      make("a", { href: `#${item.id}` }, `${KINDS[item.id[0]]}: ${firstWords(item)}`));
    showPop(owner, sentence, [make("b", {}, head), ...entries]);
    sentence.classList.add("rests");
  };
  const showSource = (link) => {
    const [piece] = pieces(link);
    if (!piece) return;
    const header = piece.closest("article").querySelector("header");
    const name = `${plain(header.querySelector("strong"))}, ${plain(header.querySelector("span"))}`;
    showPop(link, link, [make("b", {}, name), ...inSentence(link)]);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = event.target;
    if (target.closest("#pop")) return clearTimeout(timer);
    const link = main.contains(target) && target.closest('a[href^="#s"], a[href^="#w"]');
    const words = aside.contains(target) && target.closest(".text [id], .text a");
    if (link) later(() => showSource(link), 250);
    else if (words) {
      const element = words.matches("a") ? words.nextElementSibling : words;
      if (popFor !== element && claimsAt(element).length) later(() => showClaims(element, element), 200);
      else if (popFor === element) clearTimeout(timer);
    } else if (popFor) later(hidePop, 300);
  });
  document.addEventListener("focusin", (event) => {
    const target = event.target;
    if (target.closest("#pop")) return;
    if (!target.matches(":focus-visible")) return;
    if (target.matches(".text a")) showClaims(target.nextElementSibling, target);
    else if (main.contains(target) && target.matches('a[href^="#s"], a[href^="#w"]')) showSource(target);
    else hidePop();
  });
  const scrolled = () => {
    if (popFor && !popFor.matches("a")) hidePop();
  };
  for (const side of [main, aside]) side.addEventListener("scroll", scrolled, { passive: true });

  // ── filters and search ──

  const bar = byId("controls");
  const wanted = (name) => byId(name)?.value || "";
  const storyOf = new Map(all("article", aside).map((each) => [each.id.slice(1), each.dataset.y]));
  // What an item is filtered by that does not say, by the first letter of its anchor.
  const USUAL = { p: "one", d: "disputed", f: "single", t: "event", q: "exact", u: "open" };
  let rows = null;
  const sourcesIn = (element) =>
    new Set(all("a[href]", element).map((link) => /^#[asw](\d+)/.exec(link.hash)?.[1]).filter(Boolean));
  const described = () =>
    items.map((item) => {
      const sources = sourcesIn(item);
      const story = item.closest(".story")?.id.slice(1);
      return {
        item,
        sources,
        stories: story ? [story] : [...sources].map((source) => storyOf.get(source)),
        kinds: (item.dataset.v || USUAL[item.id[0]]).split(" "),
        voices: (item.dataset.w || "").split(" "),
        text: plain(item).toLowerCase(),
      };
    });
  let texts = null;
  const textsOf = () => all("article", aside).map((article) => ({ article, text: plain(article).toLowerCase() }));

  const filter = () => {
    hidePop();
    const words = wanted("search").toLowerCase().split(/\s+/).filter(Boolean);
    const [story, source, verdict, speaker] = ["story", "source", "verdict", "speaker"].map(wanted);
    const active = Boolean(words.length || story || source || verdict || speaker);
    rows ||= active ? described() : null;
    let shown = 0;
    for (const row of rows || []) {
      row.item.hidden =
        (story && !row.stories.includes(story)) ||
        (source && !row.sources.has(source)) ||
        (verdict && !row.kinds.includes(verdict)) ||
        (speaker && !row.voices.includes(speaker)) ||
        !words.every((word) => row.text.includes(word));
      shown += !row.item.hidden;
    }
    texts ||= words.length ? textsOf() : null;
    let read = 0;
    const articles = texts || all("article", aside).map((article) => ({ article, text: "" }));
    for (const { article, text } of articles) {
      article.hidden =
        Boolean(source && article.id !== `a${source}`) ||
        Boolean(story && article.dataset.y !== story) ||
        !words.every((word) => text.includes(word));
      read += !article.hidden;
    }
    for (const section of all(".part", main)) tidy(section);
    for (const each of all(".story", main)) each.hidden = active && !each.querySelector(`${ITEM}:not([hidden])`);
    document.body.classList.toggle("filtering", active);
    byId("tally").hidden = !active;
    byId("found").value = active
      ? `${shown.toLocaleString("en")} of ${items.length.toLocaleString("en")} items, ${read.toLocaleString("en")} of ${storyOf.size.toLocaleString("en")} articles`
      : "";
    if (current?.hidden) select(null);
    aside.scrollTop = 0;
    highlight(words);
  };
  /** Hide the headings of a section that stand over nothing. */
  const tidy = (section) => {
    const lists = all("ul.items, ol.items", section);
    if (!lists.length) return;
    let any = false;
    let left = false;
    let heading = null;
    for (const child of section.children) {
      if (/^H\d$/.test(child.tagName)) {
        if (heading) heading.hidden = !left;
        heading = child === section.firstElementChild ? null : child;
        left = false;
      } else if (child.matches(".items")) {
        child.hidden = !child.querySelector(":scope > :not([hidden])");
        if (child.previousElementSibling.matches(".who")) child.previousElementSibling.hidden = child.hidden;
        left ||= !child.hidden;
        any ||= !child.hidden;
      }
    }
    if (heading) heading.hidden = !left;
    section.hidden = !any;
  };
  const MOST_RANGES = 2000;
  /** Show where the words stand, without touching the text. */
  const highlight = (words) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    const searched = words.filter((word) => word.length > 1);
    if (!searched.length) return;
    const ranges = [];
    for (const root of [...items, ...all(".text", aside)]) {
      if (root.closest("[hidden]")) continue;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && ranges.length < MOST_RANGES) {
        const text = walker.currentNode.data.toLowerCase();
        for (const word of searched) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(walker.currentNode, Math.min(at, walker.currentNode.length));
            range.setEnd(walker.currentNode, Math.min(at + word.length, walker.currentNode.length));
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };
  // Milliseconds without a key after which a search is made
  const TYPING = 120;
  let waiting = 0;
  bar.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.type === "search") waiting = setTimeout(filter, TYPING);
    else filter();
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.addEventListener("reset", () => setTimeout(filter));

  // ── keys ──

  const HELP = [
    ["j  k", "the next, the previous item, with its words marked"],
    ["n  p", "the next, the previous citation of the item"],
    ["Enter", "on a citation: mark its words; once more: go there"],
    ["/", "search"],
    ["?", "this list"],
    ["Esc", "close, unmark, clear the search"],
  ];
  const single = make("input", { type: "checkbox", checked: "" });
  const shut = make("button", { type: "button" }, "Close");
  const help = make(
    "dialog", { "aria-labelledby": "help" },
    make("h2", { id: "help" }, "Keyboard"),
    make("dl", {}, ...HELP.map(([key, what]) =>
      make("div", {}, make("dt", {}, ...key.split("  ").flatMap((each) => [make("kbd", {}, each), " "])), make("dd", {}, what)))),
    make("label", {}, single, " Single letters are shortcuts"),
    shut,
  );
  shut.addEventListener("click", () => help.close());

  const step = (by) => {
    const visible = items.filter((item) => !item.closest("[hidden]"));
    if (!visible.length) return;
    const at = current ? visible.indexOf(current) : by > 0 ? -1 : 0;
    goTo(visible[Math.max(0, Math.min(visible.length - 1, at + by))]);
  };
  const stepCitation = (by) => {
    if (!current) return;
    const own = citationsOf(current);
    const chosen = own.filter((link) => link.classList.contains("chosen"));
    const at = chosen.length === 1 ? own.indexOf(chosen[0]) : by > 0 ? -1 : own.length;
    const next = own[Math.max(0, Math.min(own.length - 1, at + by))];
    if (next) {
      next.focus({ preventScroll: true });
      mark([next]);
    }
  };
  const escape = () => {
    if (popFor) return hidePop();
    if (document.body.classList.contains("sheet")) return document.body.classList.remove("sheet");
    if (marked.length) {
      unmark();
      return select(null);
    }
    bar.reset();
    main.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") return escape();
    if (event.target.matches("input, select, textarea") || !single.checked) return;
    const action = { j: () => step(1), k: () => step(-1), n: () => stepCitation(1), p: () => stepCitation(-1),
      "/": () => byId("search").focus(), "?": () => help.showModal() }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  byId("keys").addEventListener("click", () => help.showModal());

  // ── light and dark ──

  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  byId("theme").addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; });

  // ── at the start ──

  // Share of a sentence up to which its words are shown in it as well
  const SHORT = 0.6;
  /** The sides of a disagreement, in the sentences that hold them. */
  for (const wording of all(".wording", main)) {
    const link = wording.querySelector('a[href^="#w"]');
    const [piece] = link ? pieces(link) : [];
    if (!piece || sentenceOf(piece) === piece) continue;
    if (plain(link.closest(".wording").querySelector("blockquote")).length > SHORT * plain(sentenceOf(piece)).length) continue;
    wording.querySelector("blockquote").after(make("p", { class: "context" }, ...inSentence(link)));
  }
  const close = make("button", { type: "button", id: "shut" }, "Close");
  close.addEventListener("click", () => {
    document.body.classList.remove("sheet");
    if (current) bring(current, "nearest");
  });
  aside.prepend(close);
  document.body.append(status, help);
  bar.hidden = false;
  // What is gone to stops below the bar, which is as high as its choices and its tally make it.
  const measured = () => root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  measured();
  new ResizeObserver(measured).observe(bar);
  if (location.hash) arrive();
  else main.focus({ preventScroll: true });
})();
