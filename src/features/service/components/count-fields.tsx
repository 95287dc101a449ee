import { View } from '@tarojs/components';
import { TextField } from '@/components/fields';
import { serviceFormCopy } from '@/copy/service';
import './service.scss';

interface Counts {
  items: string;
  people: string;
}

export interface CountFieldsProps {
  form: Counts;
  fault: string | undefined;
  onChange: (more: Partial<Counts>) => void;
}

/** What was brought and whom it reached, in counts alone. */
export function CountFields({ form, fault, onChange }: CountFieldsProps) {
  const problemOf = (field: keyof Counts) =>
    fault === field ? serviceFormCopy.faults.count : undefined;
  return (
    <View className="service__sheet">
      <TextField
        label={serviceFormCopy.items}
        kind="number"
        unit={serviceFormCopy.itemsUnit}
        maxlength={6}
        value={form.items}
        problem={problemOf('items')}
        onChange={(items) => onChange({ items })}
      />
      <TextField
        label={serviceFormCopy.people}
        kind="number"
        unit={serviceFormCopy.peopleUnit}
        maxlength={6}
        value={form.people}
        problem={problemOf('people')}
        onChange={(people) => onChange({ people })}
      />
    </View>
  );
}
