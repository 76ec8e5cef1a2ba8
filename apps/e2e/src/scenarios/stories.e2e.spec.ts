import type { GraphUnderTest } from '@gezhi/testing';
import { graphOfProcesses } from '@gezhi/testing';
import { claimedNeedStory } from './claimed-need.testing';
import { figuresStory } from './figures.testing';
import { grantedDataStory } from './granted-data.testing';
import { oneVisitStory } from './one-visit.testing';
import { oneWindowStory } from './one-window.testing';
import { potholeStory } from './pothole.testing';
import { refusedFieldStory } from './refused-field.testing';
import { reporterContactStory } from './reporter-contact.testing';

/** The stories play in one city: a graph of five processes takes longer to start than all of them together. */
describe('in the demonstration city', () => {
  let running: GraphUnderTest;
  beforeAll(async () => {
    running = await graphOfProcesses();
  });
  afterAll(() => running?.[Symbol.asyncDispose]());
  const graph = (): GraphUnderTest => running;

  refusedFieldStory(graph);
  potholeStory(graph);
  reporterContactStory(graph);
  claimedNeedStory(graph);
  oneWindowStory(graph);
  oneVisitStory(graph);
  figuresStory(graph);
  grantedDataStory(graph);
});
