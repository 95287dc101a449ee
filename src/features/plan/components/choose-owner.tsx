import { useState } from 'react';
import { Button, Row, Sheet } from '@/components';
import { planDeskCopy } from '@/copy/plan';

interface ChooseOwnerProps {
  name: string;
  owners: readonly { organisationId: string; name: string }[];
  onChosen: (organisationId: string) => void;
}

/** For which of the own organisations one looks; nothing where there is one only. */
export function ChooseOwner({ name, owners, onChosen }: ChooseOwnerProps) {
  const [choosing, setChoosing] = useState(false);
  if (owners.length < 2) return null;
  return (
    <>
      <Row
        icon="users-round"
        title={name}
        detail={planDeskCopy.choose}
        onPress={() => setChoosing(true)}
      />
      {choosing && (
        <Sheet title={planDeskCopy.choose} onClose={() => setChoosing(false)}>
          {owners.map((one) => (
            <Button
              key={one.organisationId}
              kind="quiet"
              text={one.name}
              onPress={() => {
                setChoosing(false);
                onChosen(one.organisationId);
              }}
            />
          ))}
        </Sheet>
      )}
    </>
  );
}
