import { Field, ObjectType } from 'type-graphql';

@ObjectType('ApplicantContact', {
  description:
    'How an applicant can be reached (申请人联系方式), masked. In full for the account the application was made with, ' +
    'and by unmaskApplicantContact.',
})
export class ApplicantContactType {
  @Field(() => String, { nullable: true, description: 'The name, masked: 张*.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The number, masked: 138****5678.' })
  phone!: string | null;
}

@ObjectType('UnmaskedApplicantContact', {
  description:
    'The contact of an applicant in full. The answer of one recorded mutation: do not keep it.',
})
export class UnmaskedApplicantContactType {
  @Field(() => String, { nullable: true, description: 'The name, where one was left.' })
  name!: string | null;

  @Field(() => String, { description: 'The number.' })
  phone!: string;
}
