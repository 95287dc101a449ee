export default definePageConfig({ navigationBarTitleText: '安排服务' });
