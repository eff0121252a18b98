#pragma once

#include "cluster/feedstate.h"
#include "cluster/resourcerow.h"
#include "theme/tokens.h"

namespace binnacle {

/// How a level and a connection's state look. Levels without a shape (None) have no tone.
std::optional<Tone> toneOf(ProblemLevel level);
Tone toneOf(FeedState::Phase phase);

/// "failing", "bound": what the objects of a kind with this level are called in a count.
QString levelWord(const QString &plural, ProblemLevel level);

} // namespace binnacle
