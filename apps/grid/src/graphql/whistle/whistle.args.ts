import { InstantScalar, PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { WhistleKind } from '../../domain/whistle/whistle.codes';
import type { ResponseState } from '../../domain/whistle/whistle-response.states';
import type { WhistleState } from '../../domain/whistle/whistle.states';
import { ResponseStateEnum, WhistleKindEnum, WhistleStateEnum } from './whistle.enums';

@InputType('WhistleFilter', {
  description: 'Which whistles of a list; conditions left out do not restrict.',
})
export class WhistleFilterInput {
  @Field(() => [WhistleStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(20)
  states?: WhistleState[] | null;

  @Field(() => [WhistleKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  kinds?: WhistleKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those that wait for somebody to report.',
  })
  waiting?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Blown then or later.' })
  blownFrom?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Blown earlier than this.' })
  blownBefore?: Date | null;
}

@ArgsType()
export class WhistleListArgs extends PageArgs {
  @Field(() => WhistleFilterInput, { nullable: true, description: 'Which whistles.' })
  filter?: WhistleFilterInput | null;
}

@InputType('WhistleResponseFilter', {
  description: 'Which responses of a list; conditions left out do not restrict.',
})
export class WhistleResponseFilterInput {
  @Field(() => [ResponseStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(20)
  states?: ResponseState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'true: called and not there yet.' })
  waiting?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: came, or will come, after the limit.',
  })
  late?: boolean | null;
}

@ArgsType()
export class WhistleResponseListArgs extends PageArgs {
  @Field(() => WhistleResponseFilterInput, { nullable: true, description: 'Which responses.' })
  filter?: WhistleResponseFilterInput | null;
}
