import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { Parts } from './parts';
import { Pressable } from './pressable';
import './row.scss';

export interface RowProps {
  title: string;
  /** One line of facts beneath the title. */
  detail?: string;
  icon?: IconName;
  /** At the right: a number, a tag, a switch. */
  end?: ReactNode;
  onPress?: () => void;
  /** Said instead of the content where that is more than title and detail. */
  label?: string;
  /** Hidden in the large view. */
  standardOnly?: boolean;
}

/** One line of a list. With `onPress` it shows that it leads somewhere. */
export function Row({ title, detail, icon, end, onPress, label, standardOnly }: RowProps) {
  const classes = `row${onPress ? ' leads' : ''}${standardOnly ? ' row--standard' : ''}`;
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <View className="row__words">
        <View className="row__title">{title}</View>
        {detail && <Parts className="row__detail" text={detail} />}
      </View>
      {end !== undefined && <View className="row__end">{end}</View>}
    </>
  );
  if (!onPress) return <View className={classes}>{content}</View>;
  return (
    <Pressable className={classes} onPress={onPress} {...(label ? { label } : {})}>
      {content}
    </Pressable>
  );
}
