/** How the desk looks. Colours and small parts are those of the chat. */
import { css } from "lit";

/** When both halves fit beside each other: in em, so that large letters count as a narrow screen does. */
export const WIDE = "(min-width: 56em) and (min-height: 30em)";

/** For the page around the desk, whose two halves scroll by themselves where they stand beside each other. */
export const around = css`
  main > h1 {
    font-size: 1.3rem;
    margin: 0.55rem 0;
  }
  @media screen and (min-width: 56em) and (min-height: 30em) {
    body {
      display: flex;
      flex-direction: column;
      margin: 0;
      block-size: 100vh;
      block-size: 100dvh;
    }
    body > header,
    main,
    body > footer {
      flex: none;
      box-sizing: border-box;
      inline-size: 100%;
    }
    main {
      flex: 1 1 0;
      min-block-size: 0;
      display: flex;
      flex-direction: column;
    }
    lo-desk {
      flex: 1 1 0;
      min-block-size: 0;
    }
    body > footer {
      margin: 0;
      padding-block: 0.4rem;
      border: 0;
    }
    body > footer p {
      margin: 0;
    }
  }
`;

export const style = css`
  :host {
    --mark: var(--lo-mark, #ffe9a8);
    display: block;
  }
  h4,
  dl,
  dd,
  blockquote {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.3em;
    line-height: 1.3;
    border-radius: 0.2em;
    overflow-wrap: break-word;
  }
  h3 {
    font-size: 1.1em;
    line-height: 1.35;
  }
  h4 {
    font-size: 1em;
    line-height: 1.4;
  }
  .desk {
    background: var(--page);
    line-height: 1.55;
    overflow-wrap: anywhere;
  }
  .quiet,
  dl {
    font-size: max(16px, 0.94em);
  }
  .icon {
    inline-size: var(--target);
    padding: 0;
  }
  .turned {
    margin-inline-end: 0.45em;
  }
  [dir="rtl"] .turned {
    transform: scaleX(-1);
  }

  .tabs {
    display: flex;
    gap: 0.25em;
    margin-block-end: 1em;
    border-block-end: 1px solid var(--line);
  }
  .tab {
    flex: 1 1 0;
    min-block-size: 48px;
    padding: 0.3em 0.6em;
    color: var(--link);
    background: none;
    border: 0;
    border-block-end: 4px solid transparent;
    border-start-start-radius: 0.5em;
    border-start-end-radius: 0.5em;
    font-weight: 600;
    cursor: pointer;
  }
  .tab:hover {
    background: var(--soft);
  }
  .tab[aria-selected="true"] {
    color: var(--ink);
    border-block-end-color: var(--accent);
  }
  .tab:focus-visible {
    outline-offset: -3px;
  }

  .finding > * + *,
  .about > * + *,
  .reading > * + * {
    margin-block-start: 0.9em;
  }
  .finding > h2 + * {
    margin-block-start: 0.3em;
  }
  label {
    display: block;
    font-weight: 600;
  }
  form .row {
    flex-wrap: nowrap;
    margin-block-start: 0.3em;
  }
  input,
  select,
  textarea {
    min-block-size: var(--target);
    padding: 0.45em 0.75em;
    color: var(--ink);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 0.6em;
  }
  input {
    flex: 1 1 auto;
    inline-size: 100%;
    min-inline-size: 0;
  }
  form .button {
    flex: none;
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: 0.6em 0.9em;
  }
  .filters select {
    display: block;
    inline-size: 100%;
    margin-block-start: 0.3em;
    font-weight: 400;
  }
  .finding > h3 {
    margin-block-start: 1.4em;
  }
  .finding > h3 + * {
    margin-block-start: 0.1em;
  }
  .does {
    align-items: center;
  }
  .count {
    color: var(--quiet);
    margin-inline-end: auto;
  }
  .count:empty {
    display: none;
  }
  .entry {
    display: block;
    inline-size: 100%;
    min-block-size: var(--target);
    padding: 0.6em 0;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 0.4em;
    text-align: start;
    line-height: 1.45;
    cursor: pointer;
  }
  .finding > ul > li + li,
  .group li + li {
    border-block-start: 1px solid var(--hair);
  }
  .entry:hover {
    background: var(--soft);
  }
  .entry > span {
    display: block;
  }
  .entry .title {
    color: var(--link);
    font-weight: 600;
  }
  .group {
    padding-block-start: 0.9em;
    border-block-start: 2px solid var(--hair);
  }
  .group ul {
    margin-block-start: 0.3em;
  }

  .bar {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding-block: 0 0.6em;
    background: var(--page);
    border-block-end: 1px solid var(--hair);
  }
  .bar > * + * {
    margin-block-start: 0.4em;
  }
  .bar .row,
  .moves {
    align-items: center;
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em;
  }
  .moves .bare {
    padding-inline: 0.5em;
  }
  .way {
    justify-content: space-between;
  }
  .way .bare {
    padding-inline: 0;
  }
  .bar .row:empty {
    display: none;
  }
  .reading {
    padding-block: 1em;
  }
  .reading > * {
    max-inline-size: 40em;
  }
  .standing {
    display: inline-block;
    padding: 0.15em 0.75em;
    background: var(--soft);
    border: 1px solid transparent;
    border-radius: 1em;
    font-weight: 600;
    font-size: max(16px, 0.94em);
  }
  .standing:not(.current) {
    background: var(--warn);
    border-color: var(--line);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 1.6em;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.45em;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    font-weight: 600;
  }
  .links a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    font-weight: 600;
  }
  .copied:empty {
    display: none;
  }
  .copied {
    align-self: center;
  }
  .byhand,
  .byhand textarea {
    display: block;
    inline-size: 100%;
  }
  blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 4px solid var(--line);
  }

  .reading > .stored {
    max-inline-size: 38em;
    font-size: 1.06em;
    line-height: 1.7;
  }
  .stored > * + * {
    margin-block-start: 0.8em;
  }
  .stored > :is(h3, h4, h5, h6) {
    margin-block: 1.7em 0;
    font-size: 1em;
    line-height: 1.4;
  }
  .stored > h3 {
    font-size: 1.2em;
  }
  .stored > h4 {
    font-size: 1.08em;
  }
  .stored > :is(h3, h4, h5, h6) + * {
    margin-block-start: 0.45em;
  }
  .cells {
    padding: 0.7em 0.95em;
    border: 1px solid var(--hair);
    border-radius: 0.6em;
  }
  .cells > span {
    display: block;
  }
  .cells > span + span {
    margin-block-start: 0.35em;
  }
  .cells > span:first-child {
    font-weight: 600;
  }
  mark {
    padding-block: 0.1em;
    color: inherit;
    background: var(--mark);
    border-radius: 0.15em;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
    scroll-margin-block: 12em 6em;
  }
  mark.now {
    text-decoration: underline 2px var(--accent);
    text-underline-offset: 0.25em;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --mark: var(--lo-mark, #5c4a10);
    }
  }
  @media (max-height: 480px) {
    .bar {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected="true"] {
      border-block-end-color: Highlight;
    }
    .box,
    .standing {
      border: 1px solid;
    }
    mark {
      forced-color-adjust: none;
      background: Mark;
      color: MarkText;
    }
  }

  @media screen and (min-width: 56em) and (min-height: 30em) {
    :host {
      min-block-size: 0;
    }
    .desk {
      block-size: 100%;
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1.15fr);
      gap: 1em;
    }
    .half {
      min-block-size: 0;
      border: 1px solid var(--hair);
      border-radius: 0.9em;
      background: var(--page);
    }
    .answers {
      container-type: size;
      overflow: hidden auto;
      padding: 1em 1.2em 0;
      scrollbar-width: thin;
    }
    .answers lo-chat {
      --lo-page-height: 100cqb;
      --lo-page-end: 0.75em;
    }
    .documents {
      --page: var(--card);
      display: flex;
      flex-direction: column;
      background: var(--card);
      overflow: clip;
    }
    .finding ul {
      margin-inline: -0.7em;
    }
    .entry {
      padding-inline: 0.7em;
    }
    .entry:focus-visible,
    .half:focus-visible,
    .scroll:focus-visible {
      outline-offset: -3px;
    }
    .bar {
      position: static;
      flex: none;
      padding: 0.4em 1.4em 0.8em;
    }
    .scroll {
      flex: 1 1 0;
      min-block-size: 0;
      overflow: hidden auto;
      padding: 1.1em 1.4em 1.6em;
      scrollbar-width: thin;
    }
  }

  @media print {
    .tabs,
    .finding,
    .bar .row,
    .does,
    .byhand,
    .links a .hidden,
    :host([printing="document"]) .answers,
    :host([printing=""]) .documents {
      display: none !important;
    }
    .documents[hidden],
    .answers[hidden] {
      display: block !important;
    }
    .documents .bar {
      position: static;
      padding-inline: 0;
    }
    .links a::after {
      content: " (" attr(href) ")";
      font-weight: 400;
    }
    .reading > * {
      max-inline-size: none !important;
    }
    .stored > :is(h3, h4, h5, h6) {
      break-after: avoid;
    }
    .cells {
      break-inside: avoid;
    }
    mark {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;
