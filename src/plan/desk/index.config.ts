export default definePageConfig({ navigationBarTitleText: '任务书与进度' });
