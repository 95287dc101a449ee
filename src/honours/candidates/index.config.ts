export default definePageConfig({ navigationBarTitleText: '候选名单' });
