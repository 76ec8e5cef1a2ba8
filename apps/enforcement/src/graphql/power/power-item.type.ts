import { connectionType } from '@gezhi/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { PenaltyKind } from '../../domain/power/power.codes';
import { PenaltyKindEnum } from './power.enums';

@Directive('@key(fields: "code")')
@ObjectType('PowerItem', {
  description: 'A power to penalise one act (权力事项), by law of one department. Public.',
})
export class PowerItemType {
  @Field(() => ID, { description: 'The code it is known by wherever it is exercised.' })
  code!: string;

  @Field(() => String, { description: 'The act, in Chinese.' })
  act!: string;

  @Field(() => String, { description: 'The law it rests on.' })
  legalBasis!: string;

  @Field(() => [PenaltyKindEnum], {
    description: 'The penalties it allows, Administrative Penalty Law art. 9.',
  })
  penaltyKinds!: PenaltyKind[];

  @Field(() => String, {
    description: 'The department the law gives it to, as Organization.departmentCode.',
  })
  originDepartmentCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The discretion standard (裁量基准), where one is published.',
  })
  discretionBasis!: string | null;
}

export const PowerItemConnection = connectionType('PowerItem', () => PowerItemType);
