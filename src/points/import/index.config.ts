export default definePageConfig({ navigationBarTitleText: '导入外部学习积分' });
