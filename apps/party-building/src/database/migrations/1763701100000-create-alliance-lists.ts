import type { MigrationInterface, QueryRunner } from 'typeorm';
import { historyTable } from './history-table';

/** What alliances share: the four lists, and the claims made on needs and risks. */
export class CreateAllianceLists1763701100000 implements MigrationInterface {
  readonly name = 'CreateAllianceLists1763701100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alliance_list_item (
        id uuid NOT NULL,
        alliance_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        theme text NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        owner_organization_id uuid NOT NULL,
        state text NOT NULL,
        published_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT alliance_list_item_pkey PRIMARY KEY (id),
        CONSTRAINT alliance_list_item_kind_check CHECK (kind IN ('INFORMATION', 'RESOURCE', 'NEED', 'RISK')),
        CONSTRAINT alliance_list_item_theme_check CHECK (theme IN ('OLD_COMPOUND', 'DANGEROUS_HOUSING', 'PARKING',
          'WASTE_SORTING', 'ELDER_CHILD', 'OTHER')),
        CONSTRAINT alliance_list_item_state_check CHECK (state IN ('PUBLISHED', 'SETTLED', 'LAPSED', 'WITHDRAWN')),
        CONSTRAINT alliance_list_item_ended_at_check CHECK ((state = 'PUBLISHED') = (ended_at IS NULL))
      );
      CREATE INDEX alliance_list_item_alliance_id_idx ON alliance_list_item (alliance_id, published_at);
      CREATE INDEX alliance_list_item_area_code_idx ON alliance_list_item (area_code, published_at);
      CREATE INDEX alliance_list_item_owner_idx ON alliance_list_item (owner_organization_id, published_at);

      CREATE TABLE claim (
        id uuid NOT NULL,
        item_id uuid NOT NULL,
        round integer NOT NULL,
        is_latest boolean NOT NULL,
        alliance_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        owner_organization_id uuid NOT NULL,
        state text NOT NULL,
        lead_organization_id uuid,
        assistant_ids text[] NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        claim_by date NOT NULL,
        claimed_at timestamptz(3),
        accepted_at timestamptz(3),
        started_at timestamptz(3),
        delivered_at timestamptz(3),
        delivery text,
        verified_at timestamptz(3),
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT claim_pkey PRIMARY KEY (id),
        CONSTRAINT claim_kind_check CHECK (kind IN ('NEED', 'RISK')),
        CONSTRAINT claim_state_check CHECK (state IN ('PUBLISHED', 'CLAIMED', 'ACCEPTED', 'IN_PROGRESS', 'DELIVERED',
          'VERIFIED', 'CLOSED', 'RETURNED', 'EXPIRED', 'WITHDRAWN')),
        CONSTRAINT claim_ended_at_check CHECK ((state IN ('CLOSED', 'RETURNED', 'EXPIRED', 'WITHDRAWN')) = (ended_at IS NOT NULL)),
        CONSTRAINT claim_lead_check CHECK ((claimed_at IS NULL) = (lead_organization_id IS NULL)),
        CONSTRAINT claim_owner_check CHECK (lead_organization_id <> owner_organization_id),
        CONSTRAINT claim_delivery_check CHECK ((delivered_at IS NULL) = (delivery IS NULL))
      );
      -- An item has one present claim, and its rounds are numbered without a gap being filled twice.
      CREATE UNIQUE INDEX claim_latest_idx ON claim (item_id) WHERE is_latest;
      CREATE UNIQUE INDEX claim_item_id_idx ON claim (item_id, round);
      CREATE INDEX claim_alliance_id_idx ON claim (alliance_id);
      CREATE INDEX claim_area_code_opened_at_idx ON claim (area_code, opened_at);
      CREATE INDEX claim_lead_organization_id_idx ON claim (lead_organization_id, claimed_at);
      CREATE INDEX claim_owner_organization_id_idx ON claim (owner_organization_id, opened_at);
      CREATE INDEX claim_assistant_ids_idx ON claim USING gin (assistant_ids);

      ${historyTable('alliance_list_item_transition', 'item_id')}
      ${historyTable('claim_transition', 'claim_id')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE claim_transition, alliance_list_item_transition, claim, alliance_list_item',
    );
  }
}
