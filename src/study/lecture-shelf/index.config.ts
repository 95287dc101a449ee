export default definePageConfig({ navigationBarTitleText: '找微课' });
