export default definePageConfig({ navigationBarTitleText: '课后答题' });
