#include "base/httptransport.h"

namespace binnacle {

HttpTransport::~HttpTransport() = default;

} // namespace binnacle
