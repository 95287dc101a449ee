import { addErrorCopy } from '../error-copy';

/** What may be refused in whatever takes a file over or works for longer than one call. */
export const fileErrors = addErrorCopy({
  JOB_NOT_FOUND: '没有找到这项处理，请返回后重新开始',
  JOB_RUNNING: '同样的处理正在进行，请等它完成后再试',
  UPLOAD_NOT_FOUND: '文件没有传完或已过期，请重新选择文件',
  UPLOAD_TOO_LARGE: '文件太大，请压缩或拆分后再上传',
  FILE_CONTENT_WRONG: '文件内容与格式不符，请换一个文件再试',
  PICTURE_REFUSED: '微信内容安全检查没有通过这张图片，请换一张',
  UPLOAD_KIND_WRONG: '这种文件不能用在这里，请按提示的格式选择',
  TOO_MANY_UPLOADS: '上传的次数过多，请一小时后再试',
  SPREADSHEET_NOT_ONE: '这个文件里没有表格，请选择 xlsx 或 csv 文件',
  SPREADSHEET_OLD_OR_LOCKED: '旧版 xls 或有密码的表格打不开，请另存为没有密码的 xlsx 再选',
  SPREADSHEET_EMPTY: '表格是空的，请填好内容后再选',
  SPREADSHEET_TOO_LARGE: '表格太大，请按支部拆成几份再导入',
  SPREADSHEET_BROKEN: '表格文件不完整，请重新保存或重新下载后再选',
  SPREADSHEET_ENCODING: '认不出文字的编码，请另存为 xlsx 再选',
  IMPORT_COLUMNS_MISSING: '表格缺少需要的列，请下载模板，按模板的表头填写',
});
