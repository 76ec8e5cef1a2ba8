import { setTimeout as sleep } from 'node:timers/promises';
import { follow } from './follower';
import type { Follower } from './follower';
import { HeardEvents } from './heard-events';
import type { FollowersCount, FollowersJob, FollowersReport } from './live-job';
import { nowMicroseconds } from './live-job';

/*
 * The process of those who follow: a thousand connections that only listen. It reads frames by hand, so that it keeps
 * up with the gateway on less than a core.
 */
const LOOK_EVERY_MILLISECONDS = 20;
/** Connections opened at the same time: a listening socket queues a limited number. */
const AT_ONCE = 50;

let followers: Follower[] = [];
let heard = new HeardEvents();

process.on('message', (job: FollowersJob) => {
  run(job).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      heard.problem ??= (error as Error).message;
      process.send?.(count());
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

async function run(job: FollowersJob): Promise<FollowersCount | FollowersReport> {
  switch (job.kind) {
    case 'follow':
      heard = new HeardEvents();
      followers = [];
      for (let at = 0; at < job.tokens.length; at += AT_ONCE) {
        const opening = job.tokens
          .slice(at, at + AT_ONCE)
          .map((token) => follow(job, token, heard));
        followers.push(...(await Promise.all(opening)));
      }
      return count();
    case 'count':
      return count();
    case 'report':
      await untilAllHeard(job.events, job.patienceMilliseconds);
      return heard.report(
        job.events,
        followers.map(({ last }) => last),
      );
    case 'leave':
      for (const follower of followers) follower.leave();
      return count();
  }
}

function count(): FollowersCount {
  const { length } = followers.filter(({ hasHeard }) => hasHeard);
  return { kind: 'count', heard: length, problem: heard.problem };
}

async function untilAllHeard(events: number, patienceMilliseconds: number): Promise<void> {
  const asked = nowMicroseconds();
  while (followers.some(({ last }) => last < events)) {
    const silent = nowMicroseconds() - Math.max(asked, heard.ended);
    if (silent > patienceMilliseconds * 1_000) return;
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
}
