import { IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { LocalDateScalar, KnownArea, KnownOrganization } from '@gezhi/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VersionContentInput } from './version-content.input';

const CLIENT_KEY = 'A key of the client: the same key makes no second one.';
const SEEN = 'The version the caller saw; a stale one is a Conflict.';

@InputType('DraftServiceItemInput', {
  description: 'A new entry of the implementation list with its first version.',
})
export class DraftServiceItemInput {
  @Field(() => String, { nullable: true, description: CLIENT_KEY })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The implementation code, at most 36 digits or capitals.' })
  @Matches(/^[0-9A-Z]{1,36}$/)
  taskCode!: string;

  @Field(() => String, { nullable: true, description: 'The handling-item code, at most 50.' })
  @IsOptional()
  @Matches(/^[0-9A-Z]{1,50}$/)
  handlingItemCode?: string | null;

  @Field(() => ID, { description: 'The entry of the basic catalogue it carries out.' })
  catalogCode!: string;

  @Field(() => ID, { description: 'The area it is offered for.' })
  @KnownArea()
  areaCode!: string;

  @Field(() => ID, { description: 'The organisation that carries it out.' })
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  @KnownOrganization()
  implementingOrganizationId!: string;

  @Field(() => VersionContentInput, { description: 'What the first version says.' })
  @ValidateNested()
  content!: VersionContentInput;
}

@InputType('ReviseServiceItemInput', { description: 'The draft of the next version of an item.' })
export class ReviseServiceItemInput {
  @Field(() => String, { nullable: true, description: CLIENT_KEY })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The service item.' })
  id!: string;

  @Field(() => VersionContentInput, { description: 'What the next version says.' })
  @ValidateNested()
  content!: VersionContentInput;
}

@InputType('EditServiceItemDraftInput', { description: 'A draft written anew.' })
export class EditServiceItemDraftInput {
  @Field(() => ID, { description: 'The version that is a draft.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: SEEN })
  seenVersion?: number | null;

  @Field(() => VersionContentInput, { description: 'What it says now.' })
  @ValidateNested()
  content!: VersionContentInput;
}

@InputType('PublishServiceItemInput', { description: 'Publishing a draft.' })
export class PublishServiceItemInput {
  @Field(() => ID, { description: 'The version that is a draft.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: SEEN })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day in force, today or later.' })
  effectiveFrom!: string;

  @Field(() => String, { description: 'The document the publication rests on.' })
  @Length(0, 200)
  basisDocument!: string;
}

@InputType('WithdrawServiceItemInput', { description: 'Withdrawing a published version.' })
export class WithdrawServiceItemInput {
  @Field(() => ID, { description: 'The published version.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: SEEN })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day on which it no longer holds.' })
  from!: string;

  @Field(() => String, { description: 'Why, for the history.' })
  @Length(2, 500)
  note!: string;
}
