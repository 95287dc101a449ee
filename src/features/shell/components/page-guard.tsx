import { Component, type ReactNode } from 'react';
import { ErrorState } from '@/components';
import { common } from '@/copy/common';
import { beginAnew } from '@/platform/cached-query';

interface State {
  broken: boolean;
}

/**
 * What a page cannot draw says so in its place and leaves the rest of the app standing. Most likely an answer is of another version than
 * this client, so trying again begins without those that the phone has kept. React writes the defect to the console.
 */
export class PageGuard extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  private readonly tryAgain = (): void => {
    beginAnew();
    this.setState({ broken: false });
  };

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <ErrorState text={common.broken} onRetry={this.tryAgain} />;
  }
}
