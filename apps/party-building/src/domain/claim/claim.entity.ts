import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AllianceListKind } from '../list-item/list-item.codes';
import type { ClaimState } from './claim.states';

/**
 * One round of claiming an item of a list (认领). The item's latest claim tells how far it has got; earlier ones
 * were returned and stay as history.
 */
@Entity()
export class Claim extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  itemId!: string;

  /** 1 for the first claim of an item. */
  @IntegerColumn()
  round!: number;

  /** Whether it is the item's present claim: exactly one is. */
  @BooleanColumn()
  isLatest!: boolean;

  /** Of the item, none of which ever changes: rights and figures are judged on them. */
  @ReferenceColumn()
  allianceId!: string;

  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  kind!: AllianceListKind;

  @ReferenceColumn()
  ownerOrganizationId!: string;

  @WordColumn()
  state!: ClaimState;

  /** The member that answers for the delivery (牵头认领); null until somebody claims. */
  @ReferenceColumn({ nullable: true })
  leadOrganizationId!: string | null;

  /** Members that help (协助认领). */
  @WordsColumn()
  assistantIds!: string[];

  @InstantColumn()
  openedAt!: Date;

  /** The last day on which it can be claimed. */
  @LocalDateColumn()
  claimBy!: string;

  @InstantColumn({ nullable: true })
  claimedAt!: Date | null;

  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;

  @InstantColumn({ nullable: true })
  startedAt!: Date | null;

  @InstantColumn({ nullable: true })
  deliveredAt!: Date | null;

  /** What was done, in the claimer's words. */
  @TextColumn({ nullable: true })
  delivery!: string | null;

  @InstantColumn({ nullable: true })
  verifiedAt!: Date | null;

  /** When it was closed, returned, expired or withdrawn. */
  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}
