import { addDays, fixedClock, localDateOf } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import { MOST_ASSISTANTS } from '../../domain/claim/claim.rules';
import { Claim } from '../../domain/claim/claim.entity';
import type { AllianceOfThree, Town } from '../../testing/town.testing';
import {
  allianceOfThree,
  organiser,
  publishedNeed,
  representative,
  startTown,
  SUBDISTRICT,
} from '../../testing/town.testing';

const DAY = 86_400_000;

describe('what a claim refuses', () => {
  const clock = fixedClock(new Date('2026-10-10T02:00:00Z'));
  let town: Town;
  let alliance: AllianceOfThree;
  beforeAll(async () => {
    town = await startTown({ clock });
    alliance = await allianceOfThree(town);
  }, 60_000);
  afterAll(() => town?.[Symbol.asyncDispose]());

  const code = async (...call: Parameters<Town['call']>) => (await town.call(...call)).code;

  it('a claimer that is no member: to an organiser of the area it says so, to others there is no item', async () => {
    const { itemId } = await publishedNeed(town, alliance);
    expect(await code(organiser, 'claimListItem', { itemId })).toBe('NOT_A_MEMBER');
    expect(await code(alliance.outsider, 'claimListItem', { itemId })).toBe('NOT_FOUND');
  });

  it('the owner as claimer or assistant', async () => {
    const { committee, school } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    expect(await code(committee, 'claimListItem', { itemId })).toBe('OWNER_CANNOT_CLAIM');
    await town.call(school, 'claimListItem', { itemId });
    expect(await code(committee, 'assistClaim', { id })).toBe('OWNER_CANNOT_CLAIM');
  });

  it('an assistant that takes part already, that is no member, or that is one too many', async () => {
    const { school, bank } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    expect(await code(school, 'assistClaim', { id })).toBe('ALREADY_TAKES_PART');
    expect(await code(organiser, 'assistClaim', { id })).toBe('NOT_A_MEMBER');
    const many = Array.from({ length: MOST_ASSISTANTS }, (_, index) => `helper ${index}`);
    await town.subgraph.dataSource.manager.update(Claim, { id }, { assistantIds: many });
    expect(await code(bank, 'assistClaim', { id })).toBe('LIMIT_EXCEEDED');
  });

  it('to be confirmed by anybody but the owner', async () => {
    const { school, bank } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    expect(await code(school, 'acceptClaim', { id })).toBe('NOT_THE_OWNER');
    expect(await code(bank, 'acceptClaim', { id })).toBe('NOT_THE_OWNER');
    expect(await code(organiser, 'acceptClaim', { id })).toBe('NOT_THE_OWNER');
  });

  it('to be started or delivered by anybody but the lead claimer', async () => {
    const { committee, school, bank } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    await town.call(bank, 'assistClaim', { id });
    await town.call(committee, 'acceptClaim', { id });
    expect(await code(bank, 'startClaim', { id })).toBe('NOT_THE_LEAD_CLAIMER');
    await town.call(school, 'startClaim', { id });
    expect(await code(bank, 'deliverClaim', { id, delivery: '已完成' })).toBe(
      'NOT_THE_LEAD_CLAIMER',
    );
    expect(await code(bank, 'returnClaim', { id, note: '无法继续' })).toBe('NOT_THE_LEAD_CLAIMER');
  });

  it('to be verified by a claimer, leading or assisting, or by anybody but the owner', async () => {
    const { committee, school, bank } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    await town.call(bank, 'assistClaim', { id });
    await town.call(committee, 'acceptClaim', { id });
    await town.call(school, 'startClaim', { id });
    await town.call(school, 'deliverClaim', { id, delivery: '已完成' });
    expect(await code(school, 'verifyClaim', { id })).toBe('VERIFIER_IS_CLAIMER');
    expect(await code(bank, 'verifyClaim', { id })).toBe('VERIFIER_IS_CLAIMER');
    expect(await code(organiser, 'verifyClaim', { id })).toBe('NOT_THE_OWNER');
    await town.call(committee, 'verifyClaim', { id });
    expect(await code(school, 'closeClaim', { id })).toBe('FORBIDDEN');
  });

  it('to be claimed after its last day, or to expire before', async () => {
    const { committee, school } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance, { claimDays: 10 });
    const published = clock.now();
    const lastDay = addDays(localDateOf(published), 10);
    clock.set(new Date(`${lastDay}T15:59:59Z`));
    expect(await code(committee, 'expireClaim', { id })).toBe('CLAIM_PERIOD_RUNS');
    clock.set(new Date(clock.now().getTime() + 1_000));
    expect(await code(school, 'claimListItem', { itemId })).toBe('CLAIM_PERIOD_OVER');
    expect(await code(school, 'expireClaim', { id })).toBe('FORBIDDEN');
    expect(await town.call(committee, 'expireClaim', { id })).toMatchObject({
      state: 'EXPIRED',
      item: { state: 'LAPSED' },
    });
    clock.set(published);
  });

  it('a period to claim that is too short or too long', async () => {
    const { committee, id } = alliance;
    const input = { allianceId: id, kind: 'NEED', title: '需要志愿者', claimDays: 6 };
    expect(await town.call(committee, 'publishListItem', input)).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'claimDays'],
    });
    expect(await code(committee, 'publishListItem', { ...input, claimDays: 181 })).toBe(
      'INVALID_INPUT',
    );
  });

  it('a claim of what is not a need or risk, or does not exist', async () => {
    const { id, committee, school } = alliance;
    const resource = await town.call(committee, 'publishListItem', {
      allianceId: id,
      kind: 'RESOURCE',
      title: '党群服务中心会议室可预约',
    });
    expect(resource['claim']).toBeNull();
    expect(await code(school, 'claimListItem', { itemId: resource.id })).toBe('NOT_CLAIMABLE');
    expect(await code(school, 'claimListItem', { itemId: 'nothing' })).toBe('NOT_FOUND');
    expect(await code(school, 'acceptClaim', { id: 'nothing' })).toBe('NOT_FOUND');
  });

  it('words that hold a person’s number, wherever they are written', async () => {
    const { committee, school } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    const personal = '请联系 13812345678';
    expect(await town.call(school, 'claimListItem', { itemId, note: personal })).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      path: ['input', 'note'],
    });
    await town.call(school, 'claimListItem', { itemId });
    expect(await code(committee, 'returnClaim', { id, note: personal })).toBe(
      'PERSONAL_DATA_IN_TEXT',
    );
    await town.call(committee, 'acceptClaim', { id });
    await town.call(school, 'startClaim', { id });
    expect(await code(school, 'deliverClaim', { id, delivery: personal })).toBe(
      'PERSONAL_DATA_IN_TEXT',
    );
  });

  it('a return without a reason', async () => {
    const { school } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    expect(await town.call(school, 'returnClaim', { id, note: '' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'note'],
    });
  });

  it('somebody without a role that speaks for an organisation', async () => {
    const { school } = alliance;
    const { itemId } = await publishedNeed(town, alliance);
    const clerk = representative(school.organizationId ?? '', 'WINDOW_CLERK');
    expect(await code(clerk, 'claimListItem', { itemId })).toBe('FORBIDDEN');
    const elsewhere = actorWith('PARTY_ORGANISER', { areas: ['320104002'] });
    expect(await code(elsewhere, 'claimListItem', { itemId })).toBe('NOT_FOUND');
    const district = actorWith('DISTRICT_COMMAND', { areas: [SUBDISTRICT.slice(0, 6)] });
    expect(await code(district, 'claimListItem', { itemId })).toBe('NOT_A_MEMBER');
  });

  it('counts its days in Asia/Shanghai', async () => {
    clock.set(new Date('2026-10-10T16:30:00Z'));
    const { itemId } = await publishedNeed(town, alliance, { claimDays: 7 });
    const claim = await town.subgraph.dataSource.manager.findOneByOrFail(Claim, { itemId });
    expect(claim.claimBy).toBe('2026-10-18');
    clock.set(new Date(clock.now().getTime() - DAY));
  });
});
