import { continueTrace, traceparentOf } from './trace-context';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('a trace', () => {
  it('goes on with the id of the caller, under a span of our own', () => {
    const trace = continueTrace(`00-${TRACE}-${SPAN}-01`);
    expect(trace).toMatchObject({ traceId: TRACE, parentId: SPAN, sampled: true });
    expect(trace.spanId).not.toBe(SPAN);
    expect(traceparentOf(trace)).toBe(`00-${TRACE}-${trace.spanId}-01`);
  });

  it('goes on from later versions of the header, which may be longer', () => {
    expect(continueTrace(`01-${TRACE}-${SPAN}-00-more`).traceId).toBe(TRACE);
  });

  it.each([
    undefined,
    '',
    `00-${TRACE}-${SPAN}`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
  ])('begins anew for %j', (traceparent) => {
    const trace = continueTrace(traceparent);
    expect(trace.traceId).not.toBe(TRACE);
    expect(trace).toMatchObject({ parentId: null, sampled: false });
  });

  it('is always forwarded in a form that another process accepts', () => {
    for (const traceparent of [
      undefined,
      'x',
      `00-${TRACE}-${SPAN}-01`,
      `00-${TRACE}-${SPAN}-00`,
    ]) {
      const trace = continueTrace(traceparent);
      const next = continueTrace(traceparentOf(trace));
      expect(next).toMatchObject({ traceId: trace.traceId, sampled: trace.sampled });
    }
  });
});
