/** The colours of the chat and of everything in it, light and dark: a page may set each as `--lo-*`. */
import { css } from "lit";

export const tokens = css`
  :host {
    --page: var(--lo-page, #fbfaf7);
    --ink: var(--lo-ink, #1c2326);
    --quiet: var(--lo-quiet, #4c585c);
    --line: var(--lo-line, #8a979b);
    --hair: var(--lo-hair, #dcd9d1);
    --card: var(--lo-card, #ffffff);
    --accent: var(--lo-accent, #1d4f5c);
    --on-accent: var(--lo-on-accent, #ffffff);
    --link: var(--lo-link, #0f4c5c);
    --soft: var(--lo-soft, #e6eff0);
    --warn: var(--lo-warn, #fdf1d3);
    --target: max(44px, 2.5em);
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --page: var(--lo-page, #14191b);
      --ink: var(--lo-ink, #eef2f2);
      --quiet: var(--lo-quiet, #b9c4c6);
      --line: var(--lo-line, #74858a);
      --hair: var(--lo-hair, #37444a);
      --card: var(--lo-card, #1d2427);
      --accent: var(--lo-accent, #9fd8e4);
      --on-accent: var(--lo-on-accent, #10262c);
      --link: var(--lo-link, #a8dce8);
      --soft: var(--lo-soft, #24363b);
      --warn: var(--lo-warn, #3a3113);
    }
  }
`;
