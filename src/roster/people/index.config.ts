export default definePageConfig({ navigationBarTitleText: '成员与职务' });
