import type { TextRange } from '../../preload/model';

/** What can be told of a person inside a text. `personalId`: a number that one person has for life (PESEL), or a tax number or document. */
export type RedactedKind = 'name' | 'number' | 'email' | 'account' | 'personalId';

/** A place of a text that tells of somebody, in UTF-16 units of the original. */
export interface RedactedSpan extends TextRange {
  readonly kind: RedactedKind;
  /** The same for the same thing, whatever its spelling there. */
  readonly key: string;
  /** Ids of the known persons whom it may mean; none where it is nobody's that is known. */
  readonly persons: readonly string[];
}

/** Stands in the place of what was taken out; it tells nothing of its length. */
export const block = '███';

/** The text with a block in the place of each span: the characters of it are gone. */
export function blacken(text: string, spans: readonly TextRange[]): string {
  return replaceSpans(text, spans, () => block).text;
}

/** A text of which some places were replaced. */
export interface ReplacedText {
  readonly text: string;
  /** Where a place of the original is now: one that cut a span has the whole of what stands for it. */
  readonly moved: (place: TextRange) => TextRange;
}

/** Puts other texts in the place of spans; of spans that overlap, the first one's stands for all. */
export function replaceSpans<Span extends TextRange>(
  text: string,
  spans: readonly Span[],
  standInOf: (span: Span) => string,
): ReplacedText {
  if (spans.length === 0) return { text, moved: (place) => place };
  const steps: { readonly start: number; readonly end: number; readonly at: number; readonly written: string }[] = [];
  let done = '';
  let from = 0;
  for (const { first, start, end } of joined(spans)) {
    done += text.slice(from, start);
    const written = standInOf(first);
    steps.push({ start, end, at: done.length, written });
    done += written;
    from = end;
  }
  const placeOf = (point: number, isEnd: boolean): number => {
    let by = 0;
    for (const { start, end, at, written } of steps) {
      if (point <= start) break;
      if (point < end) return isEnd ? at + written.length : at;
      by = at + written.length - end;
    }
    return point + by;
  };
  return {
    text: done + text.slice(from),
    moved: ({ start, length }) => {
      const begin = placeOf(start, false);
      return { start: begin, length: Math.max(0, placeOf(start + length, true) - begin) };
    },
  };
}

/** Spans in their order, those that overlap as one. */
function joined<Span extends TextRange>(spans: readonly Span[]): { first: Span; start: number; end: number }[] {
  const whole: { first: Span; start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.length - a.length)) {
    const end = span.start + span.length;
    const last = whole.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, end);
    else if (span.length > 0) whole.push({ first: span, start: span.start, end });
  }
  return whole;
}
