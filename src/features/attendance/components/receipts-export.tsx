import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, SectionTitle, Strip } from '@/components';
import { receiptsCopy } from '@/copy/attendance-review';
import { errorCopy } from '@/copy/error-copy';
import { handOverText } from '@/platform/open-file';
import { fetchReceipts } from '../api';

interface ReceiptsFile {
  text: string;
  fileName: string;
  count: number;
}

/**
 * The late codes of a session as a file, for whoever verifies them outside. One tap fetches them and says how many there
 * are, the next one hands them over: WeChat forwards a file from a tap only, not from an answer that comes after it.
 */
export function ReceiptsExport({ sessionId }: { sessionId: string }) {
  const [file, setFile] = useState<ReceiptsFile>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const prepare = async () => {
    setBusy(true);
    setSaid(undefined);
    const result = await fetchReceipts(sessionId);
    setBusy(false);
    if (!result.ok) {
      setSaid(errorCopy[result.code]);
      return;
    }
    const { session, receipts } = result.data;
    if (receipts.length === 0) setSaid(receiptsCopy.none);
    else {
      const text = JSON.stringify(result.data, null, 2);
      setFile({ text, fileName: receiptsCopy.fileName(session), count: receipts.length });
    }
  };
  const handOver = async ({ text, fileName }: ReceiptsFile) => {
    setSaid((await handOverText(text, fileName)) ? undefined : receiptsCopy.failed);
  };
  return (
    <View>
      <SectionTitle text={receiptsCopy.title} />
      <View className="attendance-review__hint">{receiptsCopy.hint}</View>
      {file ? (
        <Button
          kind="secondary"
          text={receiptsCopy.save(file.count)}
          onPress={() => void handOver(file)}
        />
      ) : (
        <Button
          kind="secondary"
          text={busy ? receiptsCopy.preparing : receiptsCopy.prepare}
          busy={busy}
          onPress={() => void prepare()}
        />
      )}
      {said && (
        <View className="attendance-review__said">
          <Strip icon="circle-alert" text={said} />
        </View>
      )}
    </View>
  );
}
