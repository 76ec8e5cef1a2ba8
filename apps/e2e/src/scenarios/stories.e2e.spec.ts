import type { GraphUnderTest } from '@gezhi/testing';
import { graphOfProcesses } from '@gezhi/testing';
import { frontEndClientStory } from '../client/front-end-client.testing';
import { nightlyJobsStory } from '../operations/nightly-jobs.testing';
import { reportsStory } from '../reports/reports.testing';
import { caseChainStory } from './case-chain.testing';
import { claimedNeedStory } from './claimed-need.testing';
import { deviceThresholdStory } from './device-threshold.testing';
import { figuresStory } from './figures.testing';
import { forgedIdentityStory } from './forged-identity.testing';
import { grantedDataStory } from './granted-data.testing';
import { gridDayStory } from './grid-day.testing';
import { laterPartStory } from './later-part.testing';
import { liveBoardStory } from './live-board.testing';
import { mergedReportsStory } from './merged-reports.testing';
import { oneVisitStory } from './one-visit.testing';
import { oneWindowStory } from './one-window.testing';
import { potholeStory } from './pothole.testing';
import { questionsStory } from './questions.testing';
import { refusedFieldStory } from './refused-field.testing';
import { reporterContactStory } from './reporter-contact.testing';
import { riskAndEmergencyStory } from './risk-and-emergency.testing';
import { returnedOrderStory } from './returned-order.testing';
import { leaveAnOrderWaiting, waitingOrderStory } from './waiting-order.testing';
import { whistlesStory } from './whistles.testing';

// The demonstration is loaded before, on machines that do other things too.
jest.setTimeout(300_000);

/**
 * All of it plays in one city: a graph of five processes takes longer to start than all stories together. What only
 * reads comes first, what crashes a process and lets it make up for the past comes last.
 */
describe('in the demonstration city', () => {
  let running: GraphUnderTest;
  let waitingOrder: string;
  beforeAll(async () => {
    running = await graphOfProcesses();
    waitingOrder = await leaveAnOrderWaiting(graph);
  });
  afterAll(() => running?.[Symbol.asyncDispose]());
  const graph = (): GraphUnderTest => running;

  frontEndClientStory(graph);
  reportsStory(graph);
  refusedFieldStory(graph);
  forgedIdentityStory(graph);
  laterPartStory(graph);
  potholeStory(graph);
  mergedReportsStory(graph);
  returnedOrderStory(graph);
  gridDayStory(graph);
  whistlesStory(graph);
  riskAndEmergencyStory(graph);
  liveBoardStory(graph);
  deviceThresholdStory(graph);
  caseChainStory(graph);
  reporterContactStory(graph);
  claimedNeedStory(graph);
  oneWindowStory(graph);
  oneVisitStory(graph);
  figuresStory(graph);
  questionsStory(graph);
  grantedDataStory(graph);
  waitingOrderStory(graph, () => waitingOrder);
  nightlyJobsStory(graph);
});
