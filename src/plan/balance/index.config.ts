export default definePageConfig({ navigationBarTitleText: '进展均衡度' });
