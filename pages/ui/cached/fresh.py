"""Fresh examples: of the same kind as those a network learns from, but it never learns from them. They tell what was understood
and what was only learned by heart."""

import numpy as np

from nn_core.losses import output_loss
from nn_core.many import forward_many
from pages.ui.cached.common import ONE_AT_A_TIME, frozen, remembered
from pages.ui.cached.trainings import dataset, training

COUNT = 1000  # fresh examples, enough that chance moves the share of right ones by one or two in a hundred only
OTHER_SEED = 10_000  # what their seed differs by: no set that is learned from has it


def fresh_examples(data):
    """`COUNT` examples made by the same rule as those that a `Data` means, a `nn_core.Dataset`."""
    return dataset(data._replace(m=COUNT, seed=data.seed + OTHER_SEED))


@remembered(64)
def fresh_record(experiment):
    """How a training fares on its fresh examples at each of its recorded steps: (the cost, how many of `COUNT` are right), both
    (K,) and read-only."""
    net, fresh, (_, vectors, _) = experiment.net, fresh_examples(experiment.data), training(experiment)
    costs, right = np.empty(len(vectors)), np.empty(len(vectors), dtype=int)
    with ONE_AT_A_TIME:
        for part, cache in forward_many(net, vectors, fresh.X):
            costs[part] = output_loss(net.loss, cache.Z[net.L], cache.A[net.L], fresh.Y, net.output).sum(axis=(1, 2)) / COUNT
            right[part] = np.count_nonzero((cache.A[net.L] > 0.5) == (fresh.Y > 0.5), axis=(1, 2))
    return frozen(costs), frozen(right)
