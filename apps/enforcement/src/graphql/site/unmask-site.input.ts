import { UnmaskInputFields } from '@gezhi/subgraph';
import { Field, ID, InputType } from 'type-graphql';

@InputType('UnmaskSiteCodeInput', { description: 'Seeing what leads to a sole trader.' })
export class UnmaskSiteCodeInput extends UnmaskInputFields {
  @Field(() => ID, { description: 'The site.' })
  siteId!: string;
}
