import { Image } from '@tarojs/components';
import { projectCopy } from '@/copy/project';
import { depicting } from '@/platform/accessibility';
import './project.scss';

/** The picture of a report, where there is one. */
export function ReportPicture({ url }: { url: string | undefined }) {
  if (url === undefined) return null;
  return (
    <Image
      className="project__picture"
      src={url}
      mode="aspectFit"
      {...depicting(projectCopy.report.pictureAlt)}
    />
  );
}
