import { Field, ObjectType } from 'type-graphql';

@ObjectType('ReporterContact', {
  description:
    'How whoever reported an event can be reached (反映人联系方式), masked. In full for the reporter, and by ' +
    'unmaskReporterContact.',
})
export class ReporterContactType {
  @Field(() => String, { nullable: true, description: 'The name, masked: 张*.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The number, masked: 138****5678.' })
  phone!: string | null;
}

@ObjectType('UnmaskedReporterContact', {
  description:
    'The contact of a reporter in full. The answer of one recorded mutation: do not keep it.',
})
export class UnmaskedReporterContactType {
  @Field(() => String, { nullable: true, description: 'The name, where one was left.' })
  name!: string | null;

  @Field(() => String, { description: 'The number.' })
  phone!: string;
}
