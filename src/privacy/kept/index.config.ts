export default definePageConfig({ navigationBarTitleText: '保存的内容' });
