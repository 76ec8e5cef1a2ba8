import type { Actor } from '@gezhi/identity';
import { definePermissions } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import { defineMachine, fixedClock, newId, ok } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  created,
  IdColumn,
  inTransaction,
  ownersDatabase,
  IntegerColumn,
  ReferenceColumn,
  TransitionRecord,
  WordColumn,
} from '@gezhi/persistence';
import type { MigratedDatabase } from '@gezhi/testing';
import { actorWith, migratedDatabase } from '@gezhi/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { Entity } from 'typeorm';
import { beginLife } from './begin-life';
import type { UseCase } from './use-case';
import type { Workflow } from './workflow';

/** A lantern lives: it is hung up, lit, blown out, and one day broken. */
export const LANTERN_MACHINE = defineMachine({
  name: 'Lantern',
  initial: ['DARK'],
  states: {
    DARK: { en: 'Dark', zh: '未点亮' },
    LIT: { en: 'Lit', zh: '已点亮' },
    BROKEN: { en: 'Broken', zh: '已损坏' },
  },
  actions: {
    light: { en: 'Light', zh: '点亮' },
    blowOut: { en: 'Blow out', zh: '熄灭' },
    drop: { en: 'Drop', zh: '摔落' },
  },
  transitions: [
    { from: ['DARK'], action: 'light', to: 'LIT' },
    { from: ['LIT'], action: 'blowOut', to: 'DARK' },
    { from: ['DARK', 'LIT'], action: 'drop', to: 'BROKEN' },
  ],
});
export type LanternState = keyof typeof LANTERN_MACHINE.states & string;
export type LanternAction = keyof typeof LANTERN_MACHINE.actions & string;

@Entity()
export class Lantern extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  state!: LanternState;

  @CodeColumn()
  areaCode!: string;

  @IntegerColumn()
  oil!: number;
}

@Entity()
export class LanternTransition extends TransitionRecord {
  @ReferenceColumn()
  lanternId!: string;
}

class CreateLanterns1763800000000 implements MigrationInterface {
  readonly name = 'CreateLanterns1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lantern (
        id uuid PRIMARY KEY, state text NOT NULL, area_code text COLLATE "C" NOT NULL, oil integer NOT NULL,
        created_at timestamptz(3) NOT NULL, updated_at timestamptz(3) NOT NULL, version integer NOT NULL);
      CREATE TABLE lantern_transition (
        id uuid PRIMARY KEY, lantern_id uuid NOT NULL REFERENCES lantern (id), action text NOT NULL,
        from_state text, to_state text NOT NULL, actor_subject text NOT NULL, actor_organization_id uuid,
        note text, occurred_at timestamptz(3) NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lantern_transition; DROP TABLE lantern');
  }
}

/** Only within the keeper's own streets; a lantern of the palace is known to nobody outside. */
export const LANTERNS: Workflow<Lantern, LanternState, LanternAction, LanternTransition> = {
  name: 'lantern',
  entity: Lantern,
  machine: LANTERN_MACHINE,
  permissions: definePermissions({
    'lantern.light': { roles: ['GRID_MEMBER'], area: 'COVERED' },
    'lantern.blowOut': { roles: ['GRID_MEMBER'], area: 'COVERED' },
    'lantern.drop': { roles: ['GRID_MEMBER'], area: 'COVERED' },
  }),
  history: LanternTransition,
  historyKey: 'lanternId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: ({ areaCode }) => areaCode !== PALACE,
};

export const PALACE = '320104009';
export const KEEPER = actorWith('GRID_MEMBER', { areas: ['320104001'] });
export const DUSK = new Date('2026-10-12T10:00:00.000Z');

export const lanternDatabase = (): Promise<MigratedDatabase> =>
  migratedDatabase({
    name: 'lanterns',
    entities: [Lantern, LanternTransition],
    migrations: [CreateLanterns1763800000000],
  });

export function useCaseOf(
  dataSource: DataSource,
  actor: Actor = KEEPER,
  clock: Clock = fixedClock(DUSK),
): UseCase {
  return { actor, clock, database: ownersDatabase(dataSource) };
}

export function lantern(more: Partial<Lantern> = {}): Lantern {
  const given = { ...created(DUSK), id: newId(), state: 'DARK', areaCode: '320104001', oil: 3 };
  return Object.assign(new Lantern(), given, more);
}

/** Hangs up a lantern as a use case does; answers its key. */
export async function hang(dataSource: DataSource, more: Partial<Lantern> = {}): Promise<string> {
  const object = lantern(more);
  await inTransaction(ownersDatabase(dataSource), fixedClock(DUSK), async (uow) =>
    ok(await beginLife(uow, LANTERNS, KEEPER, object, 'hang')),
  );
  return object.id;
}
